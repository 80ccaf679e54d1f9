/** Requests between the editor and the language server, beyond the standard protocol. */

/** What the editor asks when the user wants the whole project fixed; answered with a WorkspaceEdit or null. */
export const PROJECT_EDIT_REQUEST = 'swerve/projectEdit';

export interface ProjectEditParams {
  /** Address of the file whose project is meant. */
  readonly uri: string;
  /** Shall the user confirm the edits one by one? */
  readonly isPreviewed: boolean;
}
