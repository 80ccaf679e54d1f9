import { spawn } from 'node:child_process';
import { RUN_MARK } from './run-processes';

/** Ends what a check started, should the process that runs the check be killed itself. */
export interface DeadHand {
  /** The process group of the run that goes on now; null between runs. */
  readonly hold: (group: number | null) => void;
  /** The check is over and has left nothing. */
  readonly release: () => void;
}

/**
 * Reads groups, one a line, until the writer is gone; `done` means that it went in peace. On Linux processes that left
 * the group are known by the mark in their environment, as in `killTree`.
 */
const SCRIPT = `
last=
while read -r line; do last=$line; done
[ "$last" = done ] && exit
[ -n "$last" ] && kill -9 -- "-$last"
for pass in 1 2 3; do
  for file in /proc/[0-9]*/environ; do
    grep -qsF "${RUN_MARK}=$1" "$file" && pid=\${file#/proc/} && kill -9 "\${pid%/environ}"
  done
done
rm -rf -- "$2"
`;

const NOTHING: DeadHand = { hold: () => undefined, release: () => undefined };

/** Starts the watch of a check whose processes carry `mark` and whose files lie in `folder`; there is none on Windows. */
export function startDeadHand(mark: string, folder: string): DeadHand {
  if (process.platform === 'win32') return NOTHING;
  // A group of its own: what ends the check's group must not end this.
  const child = spawn('sh', ['-c', SCRIPT, 'sh', mark, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // Without a shell, or when it was ended, nothing is watched.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return {
    hold: (group) => { child.stdin.write(`${group ?? ''}\n`); },
    release: () => { child.stdin.end('done\n'); },
  };
}
