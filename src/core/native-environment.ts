import type { BackendName } from './verdict';

/** An environment variable that TensorFlow's native library reads: its only control, for the binding passes no options. */
export interface EnvironmentControl {
  readonly variable: string;
  readonly value: string;
  readonly backends: readonly BackendName[];
  /**
   * `repeat`: makes one machine repeat itself. `machine`: makes machines agree more (cores, GPU generations).
   */
  readonly purpose: 'repeat' | 'machine';
  /** What it does, as the end of a sentence that starts with the variable. */
  readonly effect: string;
  /** What throws while it is set, as one sentence; null if nothing does. */
  readonly throws: string | null;
  readonly measured?: string;
  /** `run`: measured here; `documented`: only read. */
  readonly evidence: 'run' | 'documented';
}

const NATIVE: readonly BackendName[] = ['tfjs-node', 'tfjs-node-gpu'];

/**
 * What can be set, best first. All are read once: before the first operation at the latest, and thread counts while
 * TensorFlow.js loads. In the main thread `process.env` set by the program is early enough; in a worker thread it is
 * not seen at all (both run). Measured with tfjs-node 4.22.0 and TensorFlow 2.9.1 on Linux x64.
 */
export const ENVIRONMENT_CONTROLS: readonly EnvironmentControl[] = [
  {
    variable: 'TF_NUM_INTRAOP_THREADS',
    value: '1',
    backends: NATIVE,
    purpose: 'repeat',
    effect: 'computes every operation on one thread, so that sums no longer depend on thread timing or on how many cores there are; training takes longer on many cores',
    throws: null,
    measured: 'weighted bincount: 6 distinct results in 60 calls without, 1 in 60 with; 3 of the other stable cases change their bits between 1 and 2 threads (a dense gradient and a training over 4,096 rows, a norm over a million values), none between 2 and 8',
    evidence: 'run',
  },
  {
    variable: 'TF_DETERMINISTIC_OPS',
    value: '1',
    backends: ['tfjs-node-gpu'],
    purpose: 'repeat',
    effect: 'picks the repeatable version of each GPU operation; on the CPU it changes nothing but what throws',
    throws:
      'Unseeded tf.multinomial throws "When determinism is enabled, random ops must have a seed specified" (seen); on the GPU the gradients of depthwiseConv2d and resizeNearestNeighbor and bincount throw as well (documented).',
    measured: 'CPU: the same bits as without in every stable case of 94, weighted bincount still differs (2 of 60), unseeded multinomial throws',
    evidence: 'run',
  },
  {
    variable: 'TF_ENABLE_ONEDNN_OPTS',
    value: '0',
    backends: NATIVE,
    purpose: 'machine',
    effect: 'keeps Intel’s oneDNN, which picks its code by the CPU it finds, out of matrix products, convolutions and pooling',
    throws: null,
    measured: '28 of 94 cases give other bits with it than without, five of six trainings among them; both settings repeat themselves',
    evidence: 'run',
  },
  {
    variable: 'NVIDIA_TF32_OVERRIDE',
    value: '0',
    backends: ['tfjs-node-gpu'],
    purpose: 'machine',
    effect: 'turns TF32 off, which newer NVIDIA GPUs use for matrix products and convolutions and older ones do not have',
    throws: null,
    evidence: 'documented',
  },
];

/** The controls that a backend heeds, best first. */
export function collectControls(backend: BackendName): readonly EnvironmentControl[] {
  return ENVIRONMENT_CONTROLS.filter(({ backends }) => backends.includes(backend));
}

/** What to set so that one machine repeats itself on this backend; empty where nothing is to be set. */
export function repeatableEnvironment(backend: BackendName): Readonly<Record<string, string>> {
  const controls = collectControls(backend).filter(({ purpose }) => purpose === 'repeat');
  return Object.fromEntries(controls.map(({ variable, value }) => [variable, value]));
}

/** A control that was set while a check ran. */
export interface ControlSetting {
  readonly variable: string;
  readonly value: string;
  /** `plan`: Swerve set it for these runs; `environment`: it was set where the check was started. */
  readonly setBy: 'plan' | 'environment';
}

/** The controls of a backend that were set for its runs, in the order of their names. */
export function collectSettings(backend: string | null, planned: Readonly<Record<string, string>>, surroundings: Readonly<Record<string, string | undefined>>): readonly ControlSetting[] {
  const heeded = ENVIRONMENT_CONTROLS.filter(({ backends }) => backends.some((each) => each === backend)).map(({ variable }) => variable);
  return heeded.sort().flatMap((variable): ControlSetting[] => {
    const plannedValue = planned[variable];
    if (plannedValue !== undefined) return [{ variable, value: plannedValue, setBy: 'plan' }];
    const value = surroundings[variable];
    return value === undefined ? [] : [{ variable, value, setBy: 'environment' }];
  });
}

/** `TF_NUM_INTRAOP_THREADS=1 (by Swerve, for these runs)`, as reports and the panel say it. */
export function controlText({ variable, value, setBy }: ControlSetting): string {
  return `${variable}=${value} (${setBy === 'plan' ? 'by Swerve, for these runs' : 'in the environment of the check'})`;
}
