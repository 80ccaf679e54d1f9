import { createHash } from 'node:crypto';

/** A line that holds nothing but a comment, in code and in JSX. */
const COMMENT_LINE = /^(?:\/\/.*|\{?\/\*(?:(?!\*\/).)*\*\/\}?|<!--(?:(?!-->).)*-->)$/;

/**
 * Eight hexadecimal digits that stay the same while the code of a file does: indentation, empty lines and lines that
 * are only a comment do not count, so that a proof may be written into the file that it is about.
 */
export function fingerprintCode(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).map((line) => line.trim());
  const code = lines.filter((line) => line !== '' && !COMMENT_LINE.test(line)).join('\n');
  return createHash('sha256').update(code).digest('hex').slice(0, 8);
}
