/** An argument, or a property inside an options argument. */
export interface Place {
  /**
   * Whose arguments: this call's (left out), those of the call that made the receiver (`maker`), those of a method
   * called on the receiver before (`#withConfig`), or those of the call that made what stands under a name in the
   * options of this call or else of the receiver's maker (`.model`), or those of the call that made the chain around
   * the receiver (`chain`).
   */
  readonly of?: 'maker' | 'chain' | `#${string}` | `.${string}`;
  readonly argument: number;
  /** Property names from the argument down; empty means the argument itself. */
  readonly path: readonly string[];
}

/**
 * A test on the value at a place. A list holds if the value is one of its literals; `contains`, if a
 * text holds one of these; `has`, if one of these properties is written in an object, and none of those of `without`;
 * `lacks`, if this one is not, or no object is given at all.
 */
export interface Condition {
  readonly place: Place;
  readonly is: 'present' | 'absent' | 'truthy' | 'falsy' | 'nonzero' | 'array' | readonly (string | number | boolean | null)[] | { readonly contains: readonly string[] } | { readonly has: readonly string[]; readonly without?: readonly string[] } | { readonly lacks: string };
  /** Asked only of projects whose package.json names a major version of the library below this one; else it does not hold. */
  readonly below?: number;
}
