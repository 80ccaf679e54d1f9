/** What hands an outcome to the program. */
export type Release = () => void;
