/** Code that was handed to a worker, and the line that did so. */
export interface EvaluatedCode {
  readonly code: string;
  readonly stack: string;
}

export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Reads what the probe told in place of a source map. */
export function parseEvaluated(text: string): EvaluatedCode {
  return JSON.parse(text) as EvaluatedCode;
}

/**
 * Where a line of code that was handed over as text stands in the file that holds this text, as a string or as a
 * function that was turned into one; null where that file has no such line, or several.
 */
export function findInText({ code }: EvaluatedCode, { line, column, path }: Place, lines: readonly string[]): Place | null {
  const wanted = code.split('\n')[line - 1] ?? '';
  const text = wanted.trim();
  const [place, ...others] = text === '' ? [] : lines.flatMap((each, index) => (each.includes(text) ? [index] : []));
  if (place === undefined || others.length > 0) return null;
  const moved = (lines[place] ?? '').indexOf(text) - wanted.indexOf(text);
  return { path, line: place + 1, column: column + moved };
}
