/** How a file is written, so that what a fix adds looks like the rest. */
export interface SourceStyle {
  readonly quote: '"' | "'";
  readonly semicolon: '' | ';';
  readonly newline: '\n' | '\r\n';
}

/** Reads the majority from the text; ties go to what most JavaScript does. */
export function detectStyle(text: string): SourceStyle {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const ends = count(/[)\w'"`\]}];[ \t]*(?:\/\/.*)?$/gm);
  const bare = count(/^(?:import\b.*['"]|.*\brequire\(['"][^'"]*['"]\)|(?:const|let|var)\b.*[\w)\]'"`])[ \t]*$/gm);
  return {
    quote: count(/"/g) > count(/'/g) ? '"' : "'",
    semicolon: bare > ends ? '' : ';',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
