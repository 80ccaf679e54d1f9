import { describe, expect, it } from 'vitest';
import { setScriptEnvironment } from '../../../src/analysis/fixes/script-environment';

/** The text after the edits. */
function apply(text: string): string {
  const edits = setScriptEnvironment(text, 'TF_NUM_INTRAOP_THREADS', '1');
  return [...edits].reverse().reduce((whole, { start, end, text: added }) => whole.slice(0, start) + added + whole.slice(end), text);
}

describe('an environment variable in package.json', () => {
  it('stands before every script that starts a program with Node, and nowhere else', () => {
    const before = '{\n  "scripts": {\n    "train": "node train.js",\n    "watch": "tsx watch.ts --fast",\n    "lint": "eslint ."\n  }\n}\n';
    expect(apply(before)).toBe(before.replace('"node ', '"TF_NUM_INTRAOP_THREADS=1 node ').replace('"tsx ', '"TF_NUM_INTRAOP_THREADS=1 tsx '));
  });

  it('goes through cross-env where the project has it', () => {
    expect(apply('{"scripts":{"train":"node a.js"},"devDependencies":{"cross-env":"7.0.3"}}')).toContain('"cross-env TF_NUM_INTRAOP_THREADS=1 node a.js"');
  });

  it('changes nothing twice, and nothing that is no package.json', () => {
    const once = apply('{"scripts":{"train":"node a.js"}}');
    expect(apply(once)).toBe(once);
    expect(apply('not JSON')).toBe('not JSON');
  });
});
