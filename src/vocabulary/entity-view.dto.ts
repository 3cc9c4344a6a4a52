import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { nullable } from '../platform/nullable.js';
import type { FiscalCalendar } from '../quantities/period.js';
import { ENTITY_KINDS, type EntityKind } from './entity.js';
import { EntityBriefView } from './entity-brief.dto.js';

/** When a fiscal year ends, and after what it is named. */
export class FiscalCalendarView implements FiscalCalendar {
  /**
   * Last day of the fiscal year, `MM-DD`.
   * @example 06-30
   */
  end!: string;

  /** Whether fiscal 2026 is named after the calendar year it starts in or ends in. */
  @ApiProperty({ enum: ['start', 'end'] })
  namedAfter!: 'start' | 'end';

  /** A year of 52 or 53 weeks that ends near `end`. */
  @ApiProperty({ enum: ['52/53'] })
  rule?: '52/53';

  /** With `rule`: the day of the week on which the year ends, 1 Monday to 7 Sunday. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7 })
  weekday?: number;

  /** With `rule`: the last such day of the month, or the one nearest to `end`. */
  @ApiProperty({ enum: ['last', 'nearest'] })
  weekdayRule?: 'last' | 'nearest';
}

/** How a fiscal calendar is described in OpenAPI. */
export const FISCAL_CALENDAR = nullable(FiscalCalendarView);

/** An entity: a person, an organisation, a place, a product, an event or a work. */
@ApiExtraModels(FiscalCalendarView, EntityBriefView)
export class EntityView {
  id!: string;

  /** null where nobody has said yet. */
  @ApiProperty({ enum: [...ENTITY_KINDS, null], type: String, nullable: true })
  kind!: EntityKind | null;

  /** English, else the first there is; of a confidential one, for whom its names are withheld, the description. */
  name!: string;

  /** By language; empty where withheld. */
  names!: Record<string, string>;
  aliases!: string[];

  /** By scheme: wikidata, lei, cik. */
  identifiers!: Record<string, string>;
  description!: string | null;

  @ApiProperty(FISCAL_CALENDAR)
  fiscalCalendar!: FiscalCalendarView | null;
  confidential!: boolean;

  /** Ids of those who may read who it is, besides its owner; of a protected one, and for its owner alone. */
  readers?: string[];

  /** The entity it turned out to be; null for all that were not merged. */
  @ApiProperty(nullable(EntityBriefView))
  sameAs!: EntityBriefView | null;

  @ApiProperty({ enum: AUDIENCES })
  audience!: Audience;

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;
  createdBy!: EntityBriefView;

  /** The ETag is of this. */
  version!: number;
}

/** A page of entities. */
export class EntityList {
  items!: EntityView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
