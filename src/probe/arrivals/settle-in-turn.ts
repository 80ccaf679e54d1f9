import type { Release } from './release';

/** What the gate gives for work that began: it is called with what hands the outcome to the program. */
type Done = (release: Release) => void;

/** What the program gets for a value, and what is done as soon as the value is there, whether it is its turn or not. */
interface Ways<Value, Given> {
  readonly tell: (value: Value) => Given;
  readonly arrived?: (value: Value) => void;
  /** What the program gets instead of an error; it throws what the program is to catch. */
  readonly fail?: (error: unknown) => Given;
}

/** A promise that settles as the work does, once the gate lets it. */
export function settleInTurn<Value, Given>(work: Promise<Value>, done: Done, { tell, arrived, fail }: Ways<Value, Given>): Promise<Given> {
  return new Promise((resolve, reject) => {
    const settle = (give: () => Given): void => {
      done(() => {
        try {
          resolve(give());
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the program's own reason passes unchanged
          reject(error);
        }
      });
    };
    work.then(
      (value) => {
        arrived?.(value);
        settle(() => tell(value));
      },
      (error: unknown) => {
        settle(() => {
          if (fail !== undefined) return fail(error);
          throw error;
        });
      },
    );
  });
}
