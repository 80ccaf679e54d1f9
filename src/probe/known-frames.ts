/** What the probe keeps of `NodeJS.CallSite`. */
export interface Site {
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getPosition?(): number;
  getFunctionName(): string | null;
  getMethodName?(): string | null;
}

/** The file that a line of a script came from: a bundle holds many, and only some of them are the user's. */
export type SourceOf = (script: string, line: number) => string;

/** A call as text, and its number. */
export interface Frame {
  readonly id: number;
  /** `function \t file \t line \t column`. */
  readonly text: string;
}

/** A place in a script. */
interface Spot {
  /** `file \t line \t column`. */
  readonly place: string;
  /** The frame where the engine made up its name, of a class and a method: it never changes, and asking for it again costs. */
  readonly only: Frame | null;
  /** Elsewhere names differ from call to call: TensorFlow.js makes all its operations by one function, and then names them. */
  readonly byName: Map<string, Frame>;
}

/** Frames that have been named before: naming one costs more than finding it again, and training takes the same ways in every step. */
export class KnownFrames {
  private readonly sourceOf: SourceOf | null;
  private frames = 0;
  private readonly standIns = new Map<string, Frame>();
  private readonly scripts = new Map<string, Map<number, Spot>>();

  constructor(sourceOf: SourceOf | null) {
    this.sourceOf = sourceOf;
  }

  fileOf(script: string, site: Site): string {
    return this.sourceOf === null ? script : this.sourceOf(script, site.getLineNumber() ?? 0);
  }

  frameOf(script: string, site: Site): Frame {
    const spot = this.spotOf(script, site);
    if (spot.only !== null) return spot.only;
    const name = nameOf(site);
    const known = spot.byName.get(name);
    if (known !== undefined) return known;
    const frame = this.frame(name, spot.place);
    spot.byName.set(name, frame);
    return frame;
  }

  /** A frame of the probe's own, which stands for a library's. */
  standIn(name: string, file: string): Frame {
    const known = this.standIns.get(name) ?? this.frame(name, `${file}\t0\t0`);
    this.standIns.set(name, known);
    return known;
  }

  placeOf(script: string, site: Site): string {
    return this.spotOf(script, site).place;
  }

  private spotOf(script: string, site: Site): Spot {
    const position = site.getPosition?.();
    // Scripts without a name are many.
    if (script === '' || position === undefined) return this.look(script, site);
    const spots = this.scripts.get(script) ?? new Map<number, Spot>();
    this.scripts.set(script, spots);
    const known = spots.get(position);
    if (known !== undefined) return known;
    const spot = this.look(script, site);
    spots.set(position, spot);
    return spot;
  }

  private frame(name: string, place: string): Frame {
    return { id: this.frames++, text: `${name}\t${place}` };
  }

  private look(script: string, site: Site): Spot {
    const line = site.getLineNumber() ?? 0;
    const file = this.fileOf(script, site);
    const place = `${file}\t${line}\t${site.getColumnNumber() ?? 0}`;
    const name = nameOf(site);
    return { place, only: isLibrary(file) && name.includes('.') ? this.frame(name, place) : null, byName: new Map() };
  }
}

function nameOf(site: Site): string {
  return site.getFunctionName() ?? site.getMethodName?.() ?? '';
}

/** Every frame of every stack asks. */
const libraries = new Map<string, boolean>();

export function isLibrary(file: string): boolean {
  const known = libraries.get(file);
  if (known !== undefined) return known;
  const isOne = file.includes('/node_modules/') || file.includes('\\node_modules\\');
  libraries.set(file, isOne);
  return isOne;
}
