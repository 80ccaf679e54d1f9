/** What the editor calls the languages that the linter reads. */
export const LINTED_LANGUAGES: readonly string[] = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];
