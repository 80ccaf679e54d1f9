// `npm run bench:runs [-- PART… ROUNDS]`: what tracing costs beside the same program untraced, interleaved, in one run.
// PART picks from `mlp cpu`, `lstm webgpu` …; ratios are medians over rounds, with the lowest and highest in brackets.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackendName } from '../../src/core/verdict';
import type { RunPlan } from '../../src/protocol/run-plan';
import { prepareBackend } from '../../src/runner/backends/prepare-backend';
import type { LaunchOptions } from '../../src/runner/child-run';
import { planLaunch } from '../../src/runner/plan-launch';
import { completePlan } from '../../src/runner/run-session';
import { runOnce, type RunCost } from './runs/run-once';

const SCRIPT = join(__dirname, 'programs', 'train.cjs');
const MODELS = ['mlp', 'cnn', 'lstm', 'embedding'] as const;
const BACKENDS = ['cpu', 'wasm', 'webgpu'] as const;
/** Batches an epoch and epochs: some seconds of training each; a software GPU takes milliseconds for every kernel. */
const SIZES: Record<(typeof MODELS)[number], readonly [number, number]> = { mlp: [32, 9], cnn: [6, 9], lstm: [8, 5], embedding: [16, 8] };
const GPU_SIZE: readonly [number, number] = [4, 2];

const MODES = {
  untraced: null,
  default: completePlan({}),
  // JSON knows no Infinity.
  kernel: completePlan({ detailEvents: Number.MAX_SAFE_INTEGER, trainingEvents: Number.MAX_SAFE_INTEGER }),
} as const satisfies Record<string, RunPlan | null>;
type Mode = keyof typeof MODES;

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 5);
  const parts = words.filter((word) => !/^\d+$/.test(word));
  const cases = BACKENDS.flatMap((backend) => MODELS.map((model) => ({ model, backend }))).filter(({ model, backend }) => parts.length === 0 || parts.some((part) => `${model} ${backend}`.includes(part)));
  console.log(`Ratio of traced to untraced, ${rounds} rounds, modes interleaved; Node ${process.version}. Wanted: default at most 1.10, kernel level at most 2 on CPU backends.`);
  for (const { model, backend } of cases) await measureCase(model, backend, rounds);
}

async function measureCase(model: (typeof MODELS)[number], backend: (typeof BACKENDS)[number], rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-runs-'));
  try {
    const launch = launchOf(model, backend, folder);
    const costs: Record<Mode, RunCost[]> = { untraced: [], default: [], kernel: [] };
    for (let round = 0; round < rounds; round++) {
      for (const mode of rotate(Object.keys(MODES) as Mode[], round)) {
        const cost = await runOnce(MODES[mode], launch);
        if (cost.backend !== backend) throw new Error(`it ran on ${cost.backend}`);
        costs[mode].push(cost);
      }
    }
    print(`${model} on ${backend}`, costs);
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

/** Another mode goes first in every round, so that a machine that warms up favours none. */
function rotate<T>(items: readonly T[], by: number): T[] {
  return items.map((_, index) => items[(index + by) % items.length] as T);
}

function print(title: string, costs: Record<Mode, readonly RunCost[]>): void {
  const [plain] = costs.untraced;
  console.log(`\n${title}${plain?.adapter === '' ? '' : ` (${plain?.adapter ?? ''})`}: ${plain?.steps ?? 0} steps; untraced ${seconds(costs.untraced.map(({ userMs }) => userMs))} of user CPU, of it ${seconds(costs.untraced.map(({ trainUserMs }) => trainUserMs))} in training; peak ${Math.round(median(costs.untraced.map(({ peakMegabytes }) => peakMegabytes)))} MB`);
  for (const mode of ['default', 'kernel'] as const) {
    const ratios = (of: (cost: RunCost) => number): string => spread(costs[mode].map((cost, round) => of(cost) / of(costs.untraced[round] ?? cost)));
    const [traced] = costs[mode];
    if (traced === undefined) continue;
    const perSecond = median(costs[mode].map((cost) => (1000 * cost.events) / cost.userMs));
    console.log(`  ${mode.padEnd(8)} whole run: user ${ratios(({ userMs }) => userMs)}; training: user ${ratios(({ trainUserMs }) => trainUserMs)}, wall ${ratios(({ trainWallMs }) => trainWallMs)}`);
    console.log(`           ${traced.events} events, ${Math.round(perSecond)} a CPU second; peak ${Math.round(median(costs[mode].map(({ peakMegabytes }) => peakMegabytes)))} MB; the host keeps ${(median(costs[mode].map(({ hostBytes }) => hostBytes)) / 2 ** 20).toFixed(1)} MB, ${Math.round(median(costs[mode].map((cost) => cost.hostBytes / Math.max(1, cost.events))))} bytes an event`);
  }
}

function seconds(values: readonly number[]): string {
  return `${(median(values) / 1000).toFixed(2)} s`;
}

function spread(values: readonly number[]): string {
  return `${median(values).toFixed(2)} [${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}]`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

void main();
