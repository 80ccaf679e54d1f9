/** Requests between the editor and the language server, beyond the standard protocol. */

/** What the editor asks when the user wants more than one file fixed; answered with a WorkspaceEdit, or null if nothing is left to do. */
export const PROJECT_EDIT_REQUEST = 'swerve/projectEdit';

export interface ProjectEditParams {
  /** Address of a file. */
  readonly uri: string;
  /** The nearest package around the file, or the program that starts with it. */
  readonly scope: 'package' | 'program';
  /** The program is not to choose a backend: what it is then compared with ran on the one that it took by itself. */
  readonly leavesBackend?: boolean;
}

/** What of these files can be run by itself; answered with a list of `NamedModel`. */
export const MODELS_REQUEST = 'swerve/models';

/** What a request about files asks with. */
export interface FilesParams {
  /** Addresses of files, open or not. */
  readonly uris: readonly string[];
}

/** A model with a name, or a function that builds one; line and column from 1. */
export interface NamedModel {
  readonly uri: string;
  readonly model: string;
  readonly line: number;
  readonly column: number;
}

/** What a file offers to run, whether something is flagged in it or not; answered with a list of `CodeLens`. */
export const LENSES_REQUEST = 'swerve/lenses';

export interface LensesParams {
  readonly uri: string;
}

/** How the program builds a model of that name; answered with a `BuildAnswer`. */
export const BUILD_REQUEST = 'swerve/build';

export interface BuildParams {
  readonly uri: string;
  readonly model: string;
}

/** Which scripts to run to see what these files do; answered with a list of `NamedScript` for each file, in their order. */
export const SCRIPTS_REQUEST = 'swerve/scripts';

/** A script that starts a program which trains, and the line, from 1, where its own work begins. */
export interface NamedScript {
  readonly uri: string;
  readonly line: number;
}
