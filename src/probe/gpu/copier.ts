/** Hears the bytes of a tensor; null if they are lost. */
export type Told = (bytes: Uint8Array | null) => void;

/** Copies tensors out of one GPU as they are at one point of a program's work: nobody waits, and many are fetched together. */
export interface Copier {
  readonly hasAsked: boolean;
  /** False if what was asked must be collected before so many bytes more. */
  hasRoom(byteLength: number): boolean;
  /** Queues a copy of the first `byteLength` bytes of a tensor; false if it cannot be copied this way. */
  ask(dataId: object, byteLength: number, told: Told): boolean;
  /** Fetches all copies that were asked for; resolves when their askers have them. */
  collect(): Promise<void>;
}
