import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/native/**', 'node_modules/**'],
    pool: 'forks',
    // Most tests wait for programs that they started: where there are two cores, one worker leaves half of the time unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A state that comes is never waited for a moment longer; one second is too short for a busy machine.
    expect: { poll: { timeout: 50_000 } },
  },
});
