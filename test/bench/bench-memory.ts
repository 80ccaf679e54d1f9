// `npm run bench:memory [-- STEPS [LATE]]`: what a long check holds as it goes on, the program's process and the host.
// With LATE the runs part in that step.
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CheckUpdate } from '../../src/core/check-update';
import { startCheck } from '../../src/runner/start-check';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function keptMegabytes(): string {
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return `the host keeps ${((heapUsed + external) / 2 ** 20).toFixed(1)} MB (rss ${Math.round(rss / 2 ** 20)})`;
}

async function main(): Promise<void> {
  const [steps = '100000', late = '0'] = process.argv.slice(2);
  const target = join(__dirname, 'programs', 'long.cjs');
  console.log(`${steps} steps; before: ${keptMegabytes()}`);
  const onUpdate = (update: CheckUpdate): void => {
    if (update.kind === 'phase') console.log(`${update.phase}: ${update.text}`);
    if (update.kind === 'divergence') console.log(`step ${update.divergence.step ?? 0}: ${update.divergence.explanation}`);
    if (update.kind !== 'output' || update.stream !== 'stdout') return;
    for (const [, step, megabytes] of update.text.matchAll(/rss (\d+) (\d+)/g)) console.log(`  run ${update.run + 1}, step ${step ?? ''}: the program rss ${megabytes ?? ''} MB, ${keptMegabytes()}`);
  };
  const options = { target, cwd: __dirname, backend: ['cpu'], runs: 2, steps: null, timeoutSeconds: 3600, model: null, attribute: false, fixed: false, args: [steps, late] } as const;
  const report = await startCheck(options, onUpdate).done;
  console.log(`${report.verdict}: ${report.reason} ${keptMegabytes()}; the report is ${Math.round(JSON.stringify(report).length / 1024)} KB`);
}

void main();
