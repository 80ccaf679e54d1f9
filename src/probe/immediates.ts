/** One callback that the program asked for with `setImmediate`, and the turn in which it did. */
interface Open {
  readonly turn: number;
  readonly isOver: () => boolean;
}

/**
 * Callbacks that wait for the end of the turn. A timer that was set no earlier may come before or after them, as fast as
 * the machine is: a disturbed repeat lets it come after. Each timer gives way once, all of them alike, so that they keep
 * their order among themselves.
 */
export class Immediates {
  private readonly isDisturbed: boolean;
  private readonly turnOf: () => number;
  private open: Open[] = [];

  /** `turnOf` counts the callbacks of the program that have been called. */
  constructor(isDisturbed: boolean, turnOf: () => number) {
    this.isDisturbed = isDisturbed;
    this.turnOf = turnOf;
  }

  /** A callback is asked for; `isOver` tells that it was called or is no longer wanted. */
  add(isOver: () => boolean): void {
    if (this.isDisturbed) this.open.push({ turn: this.turnOf(), isOver });
  }

  /** A timer is set. Gives what says, when its time has come, whether it gives way this once. */
  timer(): () => boolean {
    const turn = this.turnOf();
    let mayGiveWay = this.isDisturbed;
    return () => {
      if (!mayGiveWay) return false;
      this.open = this.open.filter(({ isOver }) => !isOver());
      mayGiveWay = !this.open.some((each) => each.turn <= turn);
      return !mayGiveWay;
    };
  }
}
