/** An entity in a few words. */
export class EntityBriefView {
  id!: string;
  name!: string;

  /** True where the name is what everybody may read of somebody who is protected. */
  confidential?: boolean;
}
