import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Length } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { AreIds } from '../platform/given-ids.js';
import { ListQuery } from '../platform/list.dto.js';
import {
  AreIdentifiers,
  AreNames,
  IfGiven,
  IsId,
  IsLanguageTag,
  IsName,
  IsOneOf,
  IsProse,
  IsTextByLanguage,
  Satisfies,
} from '../platform/validation.js';
import { ENTITY_KINDS, type EntityKind } from './entity.js';
import { FISCAL_CALENDAR, FiscalCalendarView } from './entity-view.dto.js';
import { faultInFiscalCalendar } from './fiscal-calendar.js';

/** Somebody or something claims can be about, or that says them. */
export class NewEntity {
  /** The name, where one is enough. */
  @IsOptional()
  @IsName()
  name?: string | null;

  /** Language of `name`. */
  @IsOptional()
  @IsLanguageTag()
  language?: string | null;

  /** By language, in place of `name`. */
  @IsOptional()
  @IsTextByLanguage()
  names?: Record<string, string> | null;

  @IsOptional()
  @IsOneOf(ENTITY_KINDS)
  kind?: EntityKind | null;

  @IsOptional()
  @AreNames(100)
  aliases?: string[] | null;

  /** By scheme: wikidata, lei, cik. */
  @IsOptional()
  @AreIdentifiers()
  identifiers?: Record<string, string> | null;

  /** What it is in a few words; of a confidential one, what others read in place of the name. */
  @IsOptional()
  @IsProse(300)
  description?: string | null;

  @IsOptional()
  @Satisfies('isFiscalCalendar', faultInFiscalCalendar)
  @ApiProperty(FISCAL_CALENDAR)
  fiscalCalendar?: FiscalCalendarView | null;

  /** Left out, the newsroom. */
  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience | null;

  /** Protect who it is: others read the description in place of the name. */
  @IsOptional()
  @IsBoolean()
  confidential?: boolean | null;

  /** Record a new one although there is a similar name. */
  @IsOptional()
  @IsBoolean()
  create?: boolean | null;
}

/** What of an entity is to be changed; what is left out stays. */
export class EntityChange {
  /** All of them, by language. */
  @IfGiven()
  @IsTextByLanguage()
  names?: Record<string, string>;

  /** All of them. */
  @IfGiven()
  @AreNames(100)
  aliases?: string[];

  /** All of them, by scheme. */
  @IfGiven()
  @AreIdentifiers()
  identifiers?: Record<string, string>;

  @IfGiven()
  @IsOneOf(ENTITY_KINDS)
  kind?: EntityKind;

  /** null removes it. */
  @IsOptional()
  @IsProse(300)
  description?: string | null;

  /** null: the calendar year, or not known. */
  @IsOptional()
  @Satisfies('isFiscalCalendar', faultInFiscalCalendar)
  @ApiProperty(FISCAL_CALENDAR)
  fiscalCalendar?: FiscalCalendarView | null;

  /** Only a wider one. */
  @IfGiven()
  @IsOneOf(AUDIENCES)
  audience?: Audience;

  /** true protects who it is, now and in all of the past, with a `description` for others; false, by its owner alone, gives its names back. */
  @IfGiven()
  @IsBoolean()
  confidential?: boolean;

  /** Ids of all who may read who a protected one is, besides its owner, who alone can say so. */
  @IfGiven()
  @AreIds(100)
  readers?: string[];

  /** Why, for the history. */
  @IfGiven()
  @IsProse(2000)
  reason?: string;
}

/** Into which entity another one is merged. */
export class EntityMerge {
  /** Id of the one that remains. */
  @IsId()
  into!: string;

  /** Why they are one, for the history. */
  @IsProse(2000)
  reason!: string;
}

/** What narrows a list of entities. */
export class EntityListQuery extends ListQuery {
  /** Part of a name or alias, as they are today. */
  @IsOptional()
  @Length(1, 200)
  q?: string;

  @IsOptional()
  @IsOneOf(ENTITY_KINDS)
  kind?: EntityKind;
}
