import type { BuildAnswer } from './model-build';
import type { BackendName } from './verdict';

/** What to check and within which bounds; paths are absolute. */
export interface CheckOptions extends BuildAnswer {
  /** Script file, or the file that holds the model. */
  readonly target: string;
  readonly cwd: string;
  /** One backend, `auto`, or two to compare (`['cpu', 'webgpu']`). */
  readonly backend: 'auto' | readonly BackendName[];
  readonly runs: number;
  /** Stop after this many optimizer steps; null means the script's own end. */
  readonly steps: number | null;
  readonly timeoutSeconds: number;
  /** Name of the function or variable that builds the model; null runs the file as a script. */
  readonly model: string | null;
  readonly attribute: boolean;
  /** Pin every source, to show what is left: `--fixed`. */
  readonly fixed: boolean;
  readonly args: readonly string[];
  /** Node that runs the program: a path, null to look for the project's own, left out for the one that runs this process. */
  readonly node?: string | null;
  /** Run in fresh frames of the editor's webview instead of Node: on its WebGPU or WebGL. */
  readonly page?: boolean;
}
