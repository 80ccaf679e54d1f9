/** Begins the text of a read that failed; no other text of a read begins so. */
export const FAILED = 'failed ';
/** The text of a file that is not there, where that is no error. */
export const MISSING = 'missing';

/** True for what a read told of a file that was not there, or could not be read. */
export function isFailure(text: string | number): boolean {
  return text === MISSING || String(text).startsWith(FAILED);
}
