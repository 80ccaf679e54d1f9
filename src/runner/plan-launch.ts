import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ok, problem, type Result } from '../base/result';
import type { CheckOptions } from '../core/check-options';
import type { TestPlace } from '../protocol/run-plan';
import type { PreparedBackend } from './backends/prepare-backend';
import { findModule } from './backends/prepare-backend';
import type { LaunchOptions } from './child-run';
import { findNode } from './node/find-node';
import { findTsconfig, needsLoader } from './targets/needs-loader';
import { runsNativelyAlone } from './targets/runs-natively';
import { findTestRunner } from './targets/test-runner';

/** Lets a backend that starts asynchronously be ready before the script's first line. */
const PREPARE = `data:text/javascript,${encodeURIComponent("await globalThis[Symbol.for('swerve.ready')]?.()")}`;

/** A launch, and what the plans of its runs say of it. */
export interface PlannedLaunch extends LaunchOptions {
  readonly tests: TestPlace | null;
}

/** Everything but the plan of a single run; the caller owns `folder`. */
export function planLaunch(options: CheckOptions, script: string, backend: PreparedBackend, folder: string): Result<PlannedLaunch> {
  const probe = findProbe();
  if (probe === null) return problem('Swerve is not built: type `npm run build`.');
  const node = findNode(options.node, dirname(options.target));
  if (!node.ok) return node;
  const prepare = backend.plan === null ? [] : ['--import', PREPARE];
  const tests = options.model === null ? findTestRunner(options.target, ['--require', probe, ...prepare]) : ok(null);
  if (!tests.ok) return tests;
  const isLoaded = tests.value?.compiles !== true && needsLoader(options.target) && !runsNativelyAlone(options.target, node.value.version);
  const loader = isLoaded ? findLoader(options.target) : [];
  if (loader === null) return problem(`${basename(options.target)} is written for TypeScript or a bundler, and Node needs tsx to run it: type \`npm install --save-dev tsx\` in the project.`);
  const tsconfig = isLoaded ? findTsconfig(options.target) : null;
  return ok({
    node: node.value.path,
    cwd: options.cwd,
    arguments: ['--require', probe, ...loader, ...prepare, ...(tests.value === null ? [script] : [tests.value.script, ...tests.value.arguments]), ...options.args],
    tests: tests.value?.place ?? null,
    environment: { ...node.value.environment, ...backend.environment, ...(tsconfig === null ? {} : { TSX_TSCONFIG_PATH: tsconfig }) },
    timeoutMs: options.timeoutSeconds * 1000,
    folder,
    memoryBytes: Math.round(totalmem() * 0.8),
  });
}

function findProbe(): string | null {
  return [join(__dirname, 'probe', 'node.js'), join(__dirname, '..', '..', 'dist', 'probe', 'node.js')].find((path) => existsSync(path)) ?? null;
}

function findLoader(target: string): string[] | null {
  const loader = findModule('tsx', target);
  return loader === null ? null : ['--import', pathToFileURL(loader).href];
}
