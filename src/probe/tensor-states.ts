import type { Fingerprint } from '../core/trace';

/** What the probe knows of one tensor's data. */
export interface TensorState {
  readonly id: number;
  print: Fingerprint | null;
  /** A user's array may share it: printed again whenever it is an input. */
  isShared: boolean;
  /** Of a large shared array: the print of some of its words, looked at first. */
  sample: Fingerprint | null;
}

/** A class built on this one adds its private fields to an object that is there already. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
class Given {
  constructor(object: object) {
    return object;
  }
}

/**
 * Keeps a state with the data that it is about, in a private field: nothing that the program does shows it, and training
 * makes and forgets thousands of data a second, for which a WeakMap costs several times as much, and the garbage
 * collector too.
 */
export class TensorStates extends Given {
  #state: TensorState;

  private constructor(data: object, state: TensorState) {
    super(data);
    this.#state = state;
  }

  static find(data: object): TensorState | undefined {
    return #state in data ? data.#state : undefined;
  }

  static keep(data: object, state: TensorState): TensorState {
    return new TensorStates(data, state).#state;
  }
}
