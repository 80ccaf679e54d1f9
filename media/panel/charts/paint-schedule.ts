/** When a picture is painted: at the next frame, or, while it only grows, once in a while. */
export class PaintSchedule {
  readonly #paint: () => void;
  #frame = 0;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(paint: () => void) {
    this.#paint = paint;
  }

  soon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      clearTimeout(this.#later);
      this.#later = undefined;
      this.#paint();
    });
  }

  /** At the latest after so many milliseconds; what is asked meanwhile is painted along. */
  within(milliseconds: number): void {
    this.#later ??= setTimeout(() => this.soon(), milliseconds);
  }
}
