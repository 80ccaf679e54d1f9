import { everyThread, type InputEvent, type InputKind, type RunTrace } from '../core/trace';
import type { Cause } from '../core/verdict';
import { causeOfInput } from './describe-divergence';
import { siteKey } from './input-sites';
import { isLoading } from './loading';
import { relativePath, type SourceFrame, type SourceLines } from './source-lines';
import { isLibraryDraw, nameLayer, nameSource } from './source-names';

/** One source of a run as a person would name it: an API at a line, or the layer that a library draws for. */
export interface InputOwner {
  readonly input: InputKind;
  readonly kind: Cause;
  readonly api: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** A process that the program started was given it: the program gets it in what that process sends or prints. */
  readonly isFromChild: boolean;
  draws: number;
  /** Places of its values among those of each call site, by `thread site`. */
  readonly slots: Map<string, number[]>;
  /** What it let in, in order: equal lists mean equal values. */
  readonly prints: string[];
}

/** Key of one call site in one thread. */
export function slotKey(thread: number, site: string): string {
  return `${thread} ${site}`;
}

/** Sources on a user's line, by kind, API and place. The order of completions is no value and has no owner here. */
export function collectOwners(run: RunTrace, cwd: string, lines: SourceLines): Map<string, InputOwner> {
  const owners = new Map<string, InputOwner>();
  for (const thread of everyThread(run)) {
    const kept = new Map<string, number>();
    for (const event of thread.events) {
      if (event.kind !== 'input' || event.input === 'arrival') continue;
      const site = siteKey(event);
      const before = kept.get(site) ?? 0;
      kept.set(site, before + event.values.length);
      const named = nameOwner(event, lines);
      if (named === null) continue;
      addTo(owners, named, cwd, event, { slot: slotKey(thread.thread, site), before, isFromChild: !run.threads.includes(thread) });
    }
  }
  return owners;
}

interface NamedOwner {
  readonly api: string;
  readonly frame: SourceFrame;
}

/** What a library draws while it works for a layer is drawn for that layer, and belongs to the line that built it. */
function nameOwner(event: InputEvent, lines: SourceLines): NamedOwner | null {
  const { layer } = event;
  const frame = lines.findUserFrame(event.stack);
  if (event.input === 'draw' && layer !== null && isLibraryDraw(event.stack, lines)) {
    const built = lines.findUserFrame(layer.stack);
    if (built !== undefined) return { api: nameLayer(layer, lines), frame: built };
  }
  return frame === undefined || isLoading(event.stack, lines) ? null : { api: nameSource(event, lines), frame };
}

/** Where an event's values are among those of its call site. */
interface Slot {
  readonly slot: string;
  readonly before: number;
  readonly isFromChild: boolean;
}

function addTo(owners: Map<string, InputOwner>, { api, frame }: NamedOwner, cwd: string, event: InputEvent, { slot, before, isFromChild }: Slot): void {
  const kind = causeOfInput(event.input, event.api);
  const file = relativePath(cwd, frame.path);
  const key = `${event.input} ${api} ${file}:${frame.line}:${frame.column}`;
  const owner = owners.get(key) ?? { input: event.input, kind, api, file, line: frame.line, column: frame.column, isFromChild, draws: 0, slots: new Map<string, number[]>(), prints: [] };
  owner.draws += event.count;
  owner.prints.push(`${event.print.low}:${event.print.high}`);
  const places = owner.slots.get(slot) ?? [];
  for (let index = 0; index < event.values.length; index++) places.push(before + index);
  owner.slots.set(slot, places);
  owners.set(key, owner);
}
