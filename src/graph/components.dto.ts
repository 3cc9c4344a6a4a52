import { IsOptional, Length } from 'class-validator';

import { ListQuery } from '../platform/list.dto.js';

/** What narrows the list of components. */
export class ComponentListQuery extends ListQuery {
  /** Id or name of a subject: contradictions with one of its claims. */
  @IsOptional()
  @Length(1, 300)
  subject?: string;
}

/** Claims that contradict each other, directly or by way of others. */
export class ComponentView {
  /** The smallest id of its claims. */
  id!: string;

  /** Number of claims. */
  size!: number;

  /** Number of contradictions among them. */
  contradictions!: number;

  /** Ids of its claims, the smallest first; at most 200. */
  claims!: string[];
}

/** A page of components, the largest first. */
export class ComponentList {
  items!: ComponentView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;

  /** Whether there are more contradictions than are looked at: then these are the components of those with the largest gaps. */
  truncated!: boolean;
}
