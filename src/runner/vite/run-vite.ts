import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, problem, type Result } from '../../base/result';
import type { ViteAnswer, ViteJob, ViteOutput } from '../../protocol/vite-build';
import type { DeadHand } from '../dead-hand';
import { killTree } from '../kill-tree';
import type { FoundNode } from '../node/find-node';
import { RUN_MARK, RunProcesses } from '../run-processes';
import type { ViteProject } from './find-vite';

/** Where a build is made, and what bounds it. */
export interface BuildGround {
  /** Of the check. */
  readonly folder: string;
  /** Of what the check starts. */
  readonly mark: string;
  readonly node: FoundNode;
  readonly hand: DeadHand;
  readonly stop: AbortSignal;
}

/** Settings that never come to an end must not hold a check. */
const BUILD_MS = 120_000;
const LAST_WORDS = 4096;

/** Runs the project's own Vite in a process of its own. The problem is one sentence, without its end. */
export async function runVite(project: ViteProject, job: Omit<ViteJob, 'answer'>, ground: BuildGround): Promise<Result<ViteOutput>> {
  const script = findScript();
  if (script === null) return problem('Swerve is not built: type `npm run build`');
  const [question, answer] = ['vite-job.json', 'vite-answer.json'].map((name) => join(ground.folder, name)) as [string, string];
  writeFileSync(question, JSON.stringify({ ...job, answer } satisfies ViteJob));
  const failure = await waitFor([script, question], project.folder, ground);
  if (failure !== null) return problem(failure);
  const told = JSON.parse(readFileSync(answer, 'utf8')) as ViteAnswer;
  return told.ok ? ok(told.output) : problem(told.problem);
}

function findScript(): string | null {
  return [join(__dirname, 'vite-build.js'), join(__dirname, '..', '..', '..', 'dist', 'vite-build.js')].find((path) => existsSync(path)) ?? null;
}

/** Null once it has answered; otherwise why it never will. */
function waitFor(args: readonly string[], cwd: string, { mark: check, node, hand, stop }: BuildGround): Promise<string | null> {
  // Other processes of the check, such as its browser, go on when this one is ended.
  const mark = `${check}-vite`;
  const child = spawn(node.path, args, { cwd, detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...node.environment, NODE_ENV: 'development', [RUN_MARK]: mark } });
  hand.hold(child.pid ?? null);
  let words = '';
  child.stderr.on('data', (piece: Buffer) => { words = `${words}${piece.toString()}`.slice(-LAST_WORDS); });
  const end = (): void => { if (child.pid !== undefined) killTree(child.pid, new RunProcesses(child.pid, mark)); };
  return new Promise<string | null>((resolve) => {
    const giveUp = (reason: string): void => {
      end();
      resolve(reason);
    };
    const timer = setTimeout(() => { giveUp(`it took more than ${BUILD_MS / 60_000} minutes and was ended`); }, BUILD_MS);
    stop.addEventListener('abort', () => { giveUp('it was cancelled'); }, { once: true });
    if (stop.aborted) giveUp('it was cancelled');
    child.once('error', ({ message }) => { giveUp(message); });
    child.once('exit', (code) => {
      clearTimeout(timer);
      giveUp(code === 0 ? '' : (words.trim().split('\n').at(-1) ?? 'it ended'));
    });
  }).then((reason) => {
    hand.hold(null);
    return reason === '' ? null : reason;
  });
}
