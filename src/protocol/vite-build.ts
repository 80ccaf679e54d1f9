/** Begins what follows a page's path in the path of code that stands in it: its number, and the ending of a script. */
export const INLINE = '.swerve-inline-';

/** What the process that runs a project's own Vite is asked, and what it answers; each is a file of JSON in the check's folder. */
export interface ViteJob {
  /** Absolute path of Vite's module. */
  readonly vite: string;
  /** Absolute path of the project's settings for Vite; null if it has none. */
  readonly config: string | null;
  /** Absolute path of what is to run: packages that the entry names are looked for from there. */
  readonly target: string;
  /** Text of the module that starts the program. */
  readonly entry: string;
  /** Code that stands in a page, by the path that the entry imports it by. */
  readonly inline: Readonly<Record<string, string>>;
  /** A name to be exported from the target, and the name to export it by. */
  readonly model: { readonly name: string; readonly exported: string } | null;
  /** Absolute path of a folder that need not be there: sources are told relative to it. */
  readonly folder: string;
  /** Where the answer goes. */
  readonly answer: string;
}

/** A module that Vite made of some of the program's. */
export interface ViteChunk {
  /** How others import it. */
  readonly specifier: string;
  readonly isEntry: boolean;
  readonly text: string;
  /** A source map whose sources are absolute paths. */
  readonly map: string;
}

export interface ViteAsset {
  /** As the page asks for it, with a slash at its start. */
  readonly address: string;
  /** base64. */
  readonly content: string;
}

export interface ViteOutput {
  readonly chunks: readonly ViteChunk[];
  readonly assets: readonly ViteAsset[];
  /** Absolute paths of the modules in it. */
  readonly files: readonly string[];
  /** Absolute path of the folder whose files are served as they are; null if there is none. */
  readonly publicFolder: string | null;
}

/** `problem` is one sentence, without its end. */
export type ViteAnswer = { readonly ok: true; readonly output: ViteOutput } | { readonly ok: false; readonly problem: string };
