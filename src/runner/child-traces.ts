import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { ThreadTrace } from '../core/trace';
import { childTraceFile } from '../protocol/run-plan';
import { ThreadBuilder } from './trace-builder';

/** What the Node processes of a run left beside its plan, by their numbers; `onNote` hears of their source maps. */
export function readChildTraces(planFile: string, onNote: (note: string, value: string) => void): ThreadTrace[] {
  return listChildren(planFile).map((child) => {
    const builder = new ThreadBuilder(child, { onStep: nothing, onPlan: nothing, onWeights: nothing, onProgress: nothing, onNote: (note, value) => { if (note === 'map') onNote(note, value); } });
    builder.push(readFileSync(childTraceFile(planFile, child)));
    return builder.finish();
  });
}

function nothing(): void {
  // What such a process computes is its own affair.
}

function listChildren(planFile: string): number[] {
  try {
    const start = `${basename(planFile)}.`;
    return readdirSync(dirname(planFile)).filter((name) => name.startsWith(start)).map((name) => Number(name.slice(start.length))).filter(Number.isInteger).sort((a, b) => a - b);
  } catch {
    // The program removed the folder.
    return [];
  }
}
