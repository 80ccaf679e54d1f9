import { lineOf } from '../../protocol/arrival-key';

/** Work that has begun and is not done. */
export interface Piece {
  readonly line: string;
  /** How many callbacks of the program had been called when it began: what began in one turn began side by side. */
  readonly turn: number;
  readonly place: number;
  /** True if it takes but a moment. */
  readonly isShort: boolean;
  /** What began beside it. */
  readonly beside: Row;
  isOpen: boolean;
}

/** Pieces that are done are let go when there are so many. */
const FORGOTTEN = 1000;

/** Pieces in the order in which they began; what is done is forgotten from both ends. */
class Row {
  private readonly pieces: Piece[] = [];
  private head = 0;

  add(piece: Piece): void {
    this.pieces.push(piece);
  }

  /** The open piece that began first. */
  first(): Piece | undefined {
    while (this.pieces[this.head]?.isOpen === false) this.head++;
    if (this.head > FORGOTTEN) {
      this.pieces.splice(0, this.head);
      this.head = 0;
    }
    return this.pieces[this.head];
  }

  /** The open piece that began last. */
  last(): Piece | undefined {
    while (this.pieces.length > this.head && this.pieces.at(-1)?.isOpen === false) this.pieces.pop();
    return this.pieces.length > this.head ? this.pieces.at(-1) : undefined;
  }
}

/** Which work is in flight together: on one line, and, where it takes but a moment, on all lines that began some in one turn. */
export class OpenWork {
  private readonly byKey = new Map<string, Piece>();
  private readonly lines = new Map<string, Row>();
  private readonly groups = new Map<string, Row>();
  /** How many pieces of each turn are in flight. */
  private readonly atWork = new Map<number, number>();
  private moments = 0;
  private turn = -1;
  private count = 0;

  begin(key: string, turn: number, isShort: boolean): void {
    if (turn !== this.turn) this.groups.clear();
    this.turn = turn;
    const line = lineOf(key);
    const beside = rowOf(this.groups, isShort ? '' : line);
    const piece: Piece = { line, turn, place: this.count++, isShort, beside, isOpen: true };
    if (isShort) this.moments++;
    this.byKey.set(key, piece);
    this.atWork.set(turn, (this.atWork.get(turn) ?? 0) + 1);
    beside.add(piece);
    rowOf(this.lines, line).add(piece);
  }

  find(key: string): Piece | undefined {
    return this.byKey.get(key);
  }

  end(key: string): void {
    const piece = this.byKey.get(key);
    if (piece === undefined) return;
    piece.isOpen = false;
    this.byKey.delete(key);
    if (piece.isShort) this.moments--;
    const left = (this.atWork.get(piece.turn) ?? 1) - 1;
    if (left > 0) this.atWork.set(piece.turn, left);
    else this.atWork.delete(piece.turn);
  }

  /** True while work is in flight that takes but a moment. */
  get hasMoments(): boolean {
    return this.moments > 0;
  }

  /** True while work is in flight that began in that turn. */
  isAtWork(turn: number): boolean {
    return this.atWork.has(turn);
  }

  /** True if something in flight with it began earlier. */
  hasEarlier({ line, beside, place }: Piece): boolean {
    return isBefore(rowOf(this.lines, line).first(), place) || isBefore(beside.first(), place);
  }

  /** True if something that began beside it began later, or something of its line in an earlier turn. */
  hasLater({ line, beside, place, turn }: Piece): boolean {
    const last = beside.last();
    return (rowOf(this.lines, line).first()?.turn ?? turn) < turn || (last !== undefined && last.place > place);
  }
}

function isBefore(piece: Piece | undefined, place: number): boolean {
  return piece !== undefined && piece.place < place;
}

function rowOf(rows: Map<string, Row>, name: string): Row {
  const row = rows.get(name) ?? new Row();
  rows.set(name, row);
  return row;
}
