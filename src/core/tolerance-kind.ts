/**
 * How far two backends may lie apart in one operation that both were given the same inputs for.
 * `exact`: it moves, picks, compares or counts, and so gives the same bits everywhere.
 * `rounded`: one correctly rounded operation an element, give or take a few units in the last place.
 * `sum`: sums of products, whose rounding depends on their length and on the order of addition.
 * `approximate`: everything else, the functions that devices approximate among it.
 */
export type ToleranceKind = 'exact' | 'rounded' | 'sum' | 'approximate';
