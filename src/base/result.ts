/** The outcome of something that can fail in an expected way. Bugs stay exceptions. */
export type Result<T, E = Problem> = Ok<T> | Err<E>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** One clear sentence for the user: what, where, what to do. */
export interface Problem {
  readonly message: string;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

export function problem(message: string): Err<Problem> {
  return err({ message });
}
