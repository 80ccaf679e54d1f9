import { compareText } from '../../core/compare-findings';
import type { TextEdit } from '../../core/finding';

/** Edits that can be applied together: no two touch the same text. */
export class EditSet {
  readonly #byFile = new Map<string, TextEdit[]>();

  /**
   * Takes all edits of one fix or none. An edit that is already there is shared (two fixes that need
   * the same constant); one that overlaps another refuses the whole fix. Insertions at one place are
   * kept in the order in which they came.
   */
  tryAdd(edits: readonly TextEdit[]): boolean {
    const fresh = edits.filter((edit) => !this.#of(edit.file).some((each) => isSame(each, edit)));
    const blocked = fresh.some((edit) => this.#of(edit.file).some((each) => overlaps(each, edit)));
    if (blocked) return false;
    for (const edit of fresh) this.#byFile.set(edit.file, [...this.#of(edit.file), edit]);
    return true;
  }

  get isEmpty(): boolean {
    return this.#byFile.size === 0;
  }

  /** Edits by file, files in code-unit order. */
  entries(): [file: string, edits: readonly TextEdit[]][] {
    return [...this.#byFile].sort(([a], [b]) => compareText(a, b));
  }

  #of(file: string): readonly TextEdit[] {
    return this.#byFile.get(file) ?? [];
  }
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Two insertions never overlap, and an insertion at the rim of a replacement stands beside it. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The text with all edits made; offsets are those of the text before. Edits must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
