/** One thing that `npm test` runs, and how it tells what passed. */
export interface Suite {
  readonly title: string;
  /** An npm script of package.json. */
  readonly script: string;
  /**
   * `exit`: the whole script counts as one check. `vitest`: vitest's JSON report is read.
   * `lines`: the script's last line of the form `12 passed, 0 failed` is read.
   */
  readonly counts: 'exit' | 'vitest' | 'lines';
  readonly limitMinutes: number;
}

/** In the order of what a change most likely breaks. */
export const SUITES: readonly Suite[] = [
  { title: 'types', script: 'typecheck', counts: 'exit', limitMinutes: 10 },
  { title: 'lint of our own code', script: 'lint', counts: 'exit', limitMinutes: 15 },
  { title: 'unit tests', script: 'test:unit', counts: 'vitest', limitMinutes: 60 },
  { title: 'fixes, proved by runs', script: 'proof:fixes', counts: 'vitest', limitMinutes: 20 },
  { title: 'native TensorFlow', script: 'test:native', counts: 'vitest', limitMinutes: 25 },
  { title: 'in a real VS Code', script: 'test:vscode', counts: 'lines', limitMinutes: 30 },
  { title: 'the demo', script: 'demo', counts: 'exit', limitMinutes: 15 },
  // On screen, and last: it rebuilds dist/ as it ships.
  { title: 'the packaged extension', script: 'test:package', counts: 'lines', limitMinutes: 30 },
];
