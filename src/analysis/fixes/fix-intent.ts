import type { ts } from 'ts-morph';
import type { LocalEdit } from './write-option';

/** What a fix needs, before it is known what other fixes need as well; files are absolute paths with `/`. */
export type FixIntent =
  /** A change at the place of the finding. */
  | { readonly kind: 'edit'; readonly file: string; readonly edit: LocalEdit }
  /** The name of the root seed, or of the function that gives another seed at every call. */
  | { readonly kind: 'seed-name'; readonly file: string; readonly name: SeedName }
  /** One more name of a package whose names are imported one by one. */
  | { readonly kind: 'import-name'; readonly file: string; readonly list: ImportList; readonly name: string; readonly alias: string }
  /** The generator of the program that starts here is to be seeded before anything else. */
  | { readonly kind: 'seed-program'; readonly entry: string }
  /** The same of what this page loads by its tags. */
  | { readonly kind: 'seed-page'; readonly page: string }
  /** The program that starts here is to choose this backend. */
  | { readonly kind: 'pin-backend'; readonly entry: string; readonly backend: string }
  /** The scripts that start this program are to set a variable of the environment. */
  | { readonly kind: 'set-environment'; readonly program: string; readonly variable: string; readonly value: string }
  | { readonly kind: 'set-flag'; readonly entry: string; readonly name: string; readonly value: number };

export type SeedName = 'SEED' | 'nextSeed';
export type ImportList = ts.NamedImports | ts.ObjectBindingPattern;
