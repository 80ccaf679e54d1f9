export class Apple {
  readonly place: number;
  readonly glow: number;

  constructor() {
    this.place = Math.random();
    //           ^^^^^^^^^^^ unseeded-random (warning)
    this.glow = Math.random();
  }

  draw(context: CanvasRenderingContext2D): void {
    context.fillRect(this.place, 0, this.glow, 1);
  }
}
