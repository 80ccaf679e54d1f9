/** What else has a place, of which only the picture is drawn. */
export class Basket {
  place = 0;

  fill(): void {
    this.place = Math.random();
  }
}

export const draw = (context: CanvasRenderingContext2D, basket: Basket): void => context.fillRect(basket.place, 0, 1, 1);
