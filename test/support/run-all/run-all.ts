/** `npm test`: every suite, one after the other, all of them even if one fails; the last line is `N passed, N failed`. */
import { runSuite, type SuiteOutcome } from './run-suite';
import { SUITES } from './suite';

function renderOutcome({ suite, passed, failed, seconds, remark }: SuiteOutcome): string {
  const mark = failed === 0 ? '✔' : '✖';
  const line = `${mark} ${suite.title.padEnd(24)} ${String(passed).padStart(5)} passed, ${failed} failed  ${seconds} s`;
  return remark === null ? line : `${line}\n  ${remark} (npm run ${suite.script})`;
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const outcomes: SuiteOutcome[] = [];
  for (const suite of SUITES.filter(({ script }) => wanted.length === 0 || wanted.includes(script))) {
    process.stdout.write(`\n── ${suite.title}: npm run ${suite.script}\n`);
    outcomes.push(await runSuite(suite));
  }
  const sum = (count: (outcome: SuiteOutcome) => number): number => outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  process.stdout.write(`\n${outcomes.map(renderOutcome).join('\n')}\n\n${sum((outcome) => outcome.passed)} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
}

void main();
