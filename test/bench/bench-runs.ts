// `npm run bench:runs [-- PART… MODE ROUNDS]`: what tracing costs beside the same program untraced, started together.
// PART picks from `mlp cpu`, `lstm webgpu` …, MODE is `default` or `kernel`; each part of the run stands by itself:
// who trains for seconds pays for the start, who trains for minutes for the rest.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackendName } from '../../src/core/verdict';
import type { RunPlan } from '../../src/protocol/run-plan';
import { prepareBackend } from '../../src/runner/backends/prepare-backend';
import type { LaunchOptions } from '../../src/runner/child-run';
import { planLaunch } from '../../src/runner/plan-launch';
import { completePlan } from '../../src/runner/run-session';
import { runOnce, type Marks, type RunCost } from './runs/run-once';

const SCRIPT = join(__dirname, 'programs', 'train.cjs');
const MODELS = ['mlp', 'cnn', 'lstm', 'embedding'] as const;
const BACKENDS = ['cpu', 'wasm', 'webgpu'] as const;
/** Batches an epoch and epochs: some seconds of training each; a software GPU takes milliseconds for every kernel. */
const SIZES: Record<(typeof MODELS)[number], readonly [number, number]> = { mlp: [32, 29], cnn: [6, 29], lstm: [8, 14], embedding: [16, 29] };
const GPU_SIZE: readonly [number, number] = [4, 2];

const MODES = {
  default: completePlan({}),
  // JSON knows no Infinity.
  kernel: completePlan({ detailEvents: Number.MAX_SAFE_INTEGER, trainingEvents: Number.MAX_SAFE_INTEGER }),
} as const satisfies Record<string, RunPlan>;
type Mode = keyof typeof MODES;

/** A run without the probe and one with it. */
interface Pair {
  readonly untraced: RunCost;
  readonly traced: RunCost;
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 5);
  const all = Object.keys(MODES) as Mode[];
  const modes = all.filter((mode) => words.includes(mode));
  const parts = words.filter((word) => !/^\d+$/.test(word) && !(word in MODES));
  const cases = BACKENDS.flatMap((backend) => MODELS.map((model) => ({ model, backend }))).filter(({ model, backend }) => parts.length === 0 || parts.some((part) => `${model} ${backend}`.includes(part)));
  console.log(`User CPU, traced to untraced: ratio of sums over ${rounds} pairs started together, lowest and highest pair in brackets; Node ${process.version}. Wanted: default at most 1.10, kernel level at most 2 on CPU backends.`);
  for (const { model, backend } of cases) await measureCase(model, backend, modes.length === 0 ? all : modes, rounds);
}

async function measureCase(model: (typeof MODELS)[number], backend: (typeof BACKENDS)[number], modes: readonly Mode[], rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-runs-'));
  try {
    const launch = launchOf(model, backend, folder);
    for (const [index, mode] of modes.entries()) {
      const pairs: Pair[] = [];
      for (let round = 0; round < rounds; round++) {
        const [untraced, traced] = await Promise.all([runOnce(null, launch), runOnce(MODES[mode], launch)]);
        for (const cost of [untraced, traced]) if (cost.backend !== backend) throw new Error(`it ran on ${cost.backend}`);
        pairs.push({ untraced, traced });
      }
      if (index === 0) printTitle(`${model} on ${backend}`, pairs);
      printMode(mode, pairs);
    }
  } catch (error) {
    console.log(`\n${model} on ${backend}: not measured: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function launchOf(model: (typeof MODELS)[number], backend: BackendName, folder: string): LaunchOptions {
  const provided = prepareBackend(backend, SCRIPT);
  if (!provided.ok) throw new Error(provided.error.message);
  const [batches, epochs] = backend === 'webgpu' ? GPU_SIZE : SIZES[model];
  const options = { target: SCRIPT, cwd: folder, backend: 'auto', runs: 2, steps: null, timeoutSeconds: 600, model: null, attribute: false, fixed: false, args: [model, backend, String(batches), String(epochs)] } as const;
  // The script starts its backend itself, traced or not.
  const launch = planLaunch(options, SCRIPT, { plan: null, environment: provided.value.environment }, folder);
  if (!launch.ok) throw new Error(launch.error.message);
  return launch.value;
}

/** User CPU of each part, and of the whole run. */
const PARTS: Readonly<Record<string, (marks: Marks) => number>> = {
  'start and loading': ({ start }) => start,
  'building and first epoch': ({ start, first }) => first - start,
  'later epochs': ({ first, rest }) => rest - first,
  'whole run': ({ end }) => end,
};

function printTitle(title: string, pairs: readonly Pair[]): void {
  const plain = pairs.map(({ untraced }) => untraced);
  const parts = Object.entries(PARTS).map(([name, of]) => `${name} ${(median(plain.map(({ marks }) => of(marks))) / 1000).toFixed(2)} s`);
  console.log(`\n${title}${plain[0]?.adapter === '' ? '' : ` (${plain[0]?.adapter ?? ''})`}: ${plain[0]?.steps ?? 0} steps; untraced ${parts.join(', ')}; peak ${Math.round(median(plain.map(({ peakMegabytes }) => peakMegabytes)))} MB`);
}

function printMode(mode: Mode, pairs: readonly Pair[]): void {
  const parts = Object.entries(PARTS).map(([name, of]) => `${name} ${compare(pairs, ({ marks }) => of(marks))}`);
  console.log(`  ${mode.padEnd(8)} ${parts.join('; ')}; wall time of later epochs ${compare(pairs, ({ wallMs }) => wallMs)}`);
  const costs = pairs.map(({ traced }) => traced);
  const of = (pick: (cost: RunCost) => number): number => median(costs.map(pick));
  console.log(`           ${of(({ events }) => events)} events; peak ${Math.round(of(({ peakMegabytes }) => peakMegabytes))} MB; the host keeps ${(of(({ hostBytes }) => hostBytes) / 2 ** 20).toFixed(1)} MB, ${Math.round(of(({ hostBytes, events }) => hostBytes / Math.max(1, events)))} bytes an event`);
}

/** What is added to a run, and the ratio. */
function compare(pairs: readonly Pair[], of: (cost: RunCost) => number): string {
  const [traced, untraced] = [pairs.map((pair) => of(pair.traced)), pairs.map((pair) => of(pair.untraced))];
  const ratios = pairs.map((pair) => of(pair.traced) / of(pair.untraced));
  const added = Math.round((sum(traced) - sum(untraced)) / pairs.length);
  return `${(sum(traced) / sum(untraced)).toFixed(2)} [${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}] (${added < 0 ? '' : '+'}${added} ms)`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

void main();
