// `npm run survey:native [-- OUTPUT.json]`: which kernels of tfjs-node differ from call to call, process to process, and
// from one setting of the environment to the next. Prints a table; the JSON goes to the named file.
import { writeFileSync } from 'node:fs';
import { findNativeInstall } from '../setup/install-native';
import { runSurvey, type SurveySummary } from './run-survey';

const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  default: {},
  '1 thread': { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
  '8 threads': { TF_NUM_INTRAOP_THREADS: '8', TF_NUM_INTEROP_THREADS: '8' },
  'deterministic ops': { TF_DETERMINISTIC_OPS: '1' },
  'no oneDNN': { TF_ENABLE_ONEDNN_OPTS: '0' },
};
const PROCESSES = 3;
const CALLS = 20;

function renderRow(name: string, summaries: readonly (readonly [string, SurveySummary])[]): string | null {
  const cells = summaries.map(([setting, summary]) => {
    const found = summary.cases.find((each) => each.name === name);
    if (found === undefined || found.error !== null) return `${setting}: ${found?.error ?? 'absent'}`;
    return `${setting}: ${found.distinct}/${found.calls}${found.isSameInEveryProcess ? '' : ' (processes differ)'} ${found.first.slice(0, 6)} max ${found.maxAbs}`;
  });
  const isPlain = summaries.every(([, summary]) => summary.cases.some((each) => each.name === name && each.distinct === 1 && each.first === summaries[0]?.[1].cases.find((other) => other.name === name)?.first));
  return isPlain ? null : `${name}\n  ${cells.join('\n  ')}`;
}

function main(): void {
  const install = findNativeInstall();
  if (install === undefined) throw new Error('There is no native build: run `npm run setup:native` first.');
  const summaries: (readonly [string, SurveySummary])[] = [];
  for (const [setting, env] of Object.entries(SETTINGS)) {
    const summary = runSurvey({ backend: 'tfjs-node', folder: install.folder, cases: null, calls: CALLS }, PROCESSES, env);
    if (!summary.ok) throw new Error(`${setting}: ${summary.error.message}`);
    process.stderr.write(`${setting}: done\n`);
    summaries.push([setting, summary.value]);
  }
  const names = summaries[0]?.[1].cases.map(({ name }) => name) ?? [];
  const rows = names.map((name) => renderRow(name, summaries)).filter((row) => row !== null);
  process.stdout.write(`${rows.join('\n')}\n${names.length - rows.length} of ${names.length} cases: the same bits in every call, process and setting.\n`);
  const output = process.argv[2];
  if (output !== undefined) writeFileSync(output, `${JSON.stringify(Object.fromEntries(summaries), null, 1)}\n`);
}

main();
