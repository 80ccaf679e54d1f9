// `npm run survey:native [-- --output FILE --processes N --calls N]`: which kernels of tfjs-node differ from call to call, process to process, and
// from one setting of the environment to the next. Prints what it finds; the JSON goes to the named file, setting by setting.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findNativeInstall } from '../setup/install-native';
import { runSurvey, type SurveySummary } from './run-survey';

const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  default: {},
  '1 thread': { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
  '8 threads': { TF_NUM_INTRAOP_THREADS: '8', TF_NUM_INTEROP_THREADS: '8' },
  'deterministic ops': { TF_DETERMINISTIC_OPS: '1' },
  'no oneDNN': { TF_ENABLE_ONEDNN_OPTS: '0' },
};

type Summaries = Readonly<Partial<Record<string, SurveySummary>>>;

/** The cases whose first bits a setting changes, and those that differ within it. */
function renderSetting(setting: string, { cases }: SurveySummary, plain: SurveySummary): string {
  const measured = cases.filter(({ error }) => error === null);
  const differing = measured.filter(({ distinct }) => distinct > 1).map((each) => `  ${each.name}: ${each.distinct} of ${each.calls}${each.isSameInEveryProcess ? ', the same in every process' : ''}, largest difference ${each.maxAbs}`);
  const changed = measured.filter((each) => each.distinct === 1 && each.first !== plain.cases.find(({ name }) => name === each.name)?.first).map(({ name }) => name);
  const failed = cases.filter(({ error }) => error !== null).map(({ name, error }) => `  ${name}: ${error ?? ''}`);
  const kernels = new Set(measured.flatMap((each) => each.kernels)).size;
  return [
    `${setting}: ${measured.length} cases, ${kernels} kernels`,
    ...differing,
    ...(changed.length === 0 ? [] : [`  other bits than by default in ${changed.length} stable cases: ${changed.join('; ')}`]),
    ...failed,
  ].join('\n');
}

async function main(): Promise<void> {
  const install = findNativeInstall();
  if (install === undefined) throw new Error('There is no native build: run `npm run setup:native` first.');
  const { values } = parseArgs({ options: { output: { type: 'string' }, processes: { type: 'string', default: '3' }, calls: { type: 'string', default: '20' } } });
  const order = { backend: 'tfjs-node', folder: install.folder, cases: null, calls: Number(values.calls) } as const;
  let summaries: Summaries = {};
  for (const [setting, env] of Object.entries(SETTINGS)) {
    const summary = await runSurvey(order, Number(values.processes), env);
    if (!summary.ok) throw new Error(`${setting}: ${summary.error.message}`);
    summaries = { ...summaries, [setting]: summary.value };
    process.stdout.write(`${renderSetting(setting, summary.value, summaries['default'] ?? summary.value)}\n`);
    if (values.output !== undefined) writeFileSync(values.output, `${JSON.stringify(summaries, null, 1)}\n`);
  }
}

void main();
