import { spawnSync } from 'node:child_process';
import { ok, problem, type Result } from '../../../src/base/result';
import { runCommand } from './command';

/** A tool of the recipe, how to ask whether it is there, and the Debian packages that bring it. */
interface Tool {
  readonly ask: readonly [string, ...string[]];
  readonly packages: readonly string[];
}

const TOOLS: readonly Tool[] = [
  { ask: ['python3', '-m', 'pip', '--version'], packages: ['python3', 'python3-pip'] },
  { ask: ['g++', '--version'], packages: ['g++'] },
  { ask: ['nm', '--version'], packages: ['binutils'] },
];

/** Makes sure that Python's pip, a C++ compiler and binutils are there; as root on Debian they are installed. */
export function ensureTools(): Result<null> {
  const missing = TOOLS.filter(({ ask: [program, ...args] }) => spawnSync(program, args, { timeout: 60_000 }).status !== 0);
  if (missing.length === 0) return ok(null);
  const packages = missing.flatMap((tool) => tool.packages).join(' ');
  const isRootOnDebian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!isRootOnDebian) return problem(`Building tfjs-node needs ${packages}: install them with your system's package manager and run this again.`);
  const failure = `Could not install ${packages}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = runCommand('apt-get', ['update', '-q'], { timeoutMs: 180_000, failure, env });
  if (!updated.ok) return updated;
  const installed = runCommand('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages.split(' ')], { timeoutMs: 600_000, failure, env });
  return installed.ok ? ok(null) : installed;
}
