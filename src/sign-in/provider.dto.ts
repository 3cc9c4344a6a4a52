import { Allow, IsOptional } from 'class-validator';

/** Where somebody wants to go who signs in. */
export class ReturnQuery {
  /** A path of the page; anything else counts as `/`. */
  @IsOptional()
  @Allow()
  return?: string;
}
