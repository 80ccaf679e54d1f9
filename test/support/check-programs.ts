/** `tsx test/support/check-programs.ts [--set=FOLDER] [part of a name…]`: checks programs and prints what was expected and found. */
import { checkProgram, collectPrograms, expectation, summarize } from './program-suite';

async function main(): Promise<void> {
  const set = process.argv.find((arg) => arg.startsWith('--set='))?.slice('--set='.length);
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const programs = collectPrograms(set).filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  let right = 0;
  for (const program of programs) {
    const result = await checkProgram(program);
    const found = summarize(result);
    const isRight = found === expectation(program);
    if (isRight) right++;
    const rule = program.fault?.rule != null && result.report?.firstDivergence?.rule !== program.fault.rule ? ` [rule ${String(result.report?.firstDivergence?.rule)}]` : '';
    console.log(`${isRight ? 'ok  ' : 'FAIL'} ${program.name} ${result.seconds.toFixed(1)} s: ${found}${rule}${isRight ? '' : `; expected ${expectation(program)}; ${result.report?.reason ?? ''}`}`);
  }
  console.log(`${right} of ${programs.length} right`);
}

void main();
