/** Requests between the editor and the language server, beyond the standard protocol. */

/** What the editor asks when the user wants more than one file fixed; answered with a WorkspaceEdit, or null if nothing is left to do. */
export const PROJECT_EDIT_REQUEST = 'swerve/projectEdit';

export interface ProjectEditParams {
  /** Address of a file. */
  readonly uri: string;
  /** The nearest package around the file, or the program that starts with it. */
  readonly scope: 'package' | 'program';
}
