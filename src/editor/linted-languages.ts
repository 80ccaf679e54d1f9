import type { TextDocument } from 'vscode';

/** What the editor calls the languages that are code alone. */
const CODE: readonly string[] = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];
/** Those in which code stands inside markup. */
export const MARKUP_LANGUAGES: readonly string[] = ['html', 'vue', 'svelte'];

/** What the editor calls the languages that the linter reads. */
export const LINTED_LANGUAGES: readonly string[] = [...CODE, ...MARKUP_LANGUAGES];

/** Does this document hold code to lint? Most pages hold none, and are no reason to start a linter. */
export function holdsCode(document: TextDocument): boolean {
  return CODE.includes(document.languageId) || (MARKUP_LANGUAGES.includes(document.languageId) && document.getText().includes('<script'));
}
