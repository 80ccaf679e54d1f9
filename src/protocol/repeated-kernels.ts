/** Name of the note in which the probe tells what it executed again, as the JSON of a list of `RepeatedKernel`. */
export const REPEATED_NOTE = 'repeated-kernels';

/** What a kernel gave when its calls were executed again and again on their own inputs. */
export interface RepeatedKernel {
  readonly kernel: string;
  /** Calls of which that was done, and executions of all of them together, those of the program included. */
  readonly calls: number;
  readonly executions: number;
  /** What the other executions took, until it was known what they gave. */
  readonly milliseconds: number;
  /** The first call whose outputs differed; null if all were equal. */
  readonly differing: DifferingCall | null;
}

export interface DifferingCall {
  readonly executions: number;
  /** Outputs with different bits among them. */
  readonly distinct: number;
}
