/** What a formula is made of, as a tree; nothing else can be said in one (domain rules §6). */
export type Expression =
  | {
      readonly kind: 'number';
      /** A decimal in plain notation. */
      readonly decimal: string;
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate' | 'percent'; readonly of: Expression }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'power';
      readonly of: Expression;
      /** A whole number, −64 to 64. */
      readonly exponent: number;
    }
  | { readonly kind: 'sum' | 'avg' | 'min' | 'max'; readonly of: readonly Expression[] };

/** A formula that was read. */
export interface Formula {
  /** What stands before `=`, which is only a label; null where nothing does. */
  readonly label: string | null;
  readonly expression: Expression;
  /** The names that it uses, each once, in the order in which they first appear. */
  readonly names: readonly string[];
}
