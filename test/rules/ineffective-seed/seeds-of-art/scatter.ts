import seedrandom from 'seedrandom';

const shade = seedrandom(String(Date.now()));

export function paint(context: CanvasRenderingContext2D) {
  context.fillStyle = `hsl(${shade() * 360}, 50%, 50%)`;
  context.fillRect(0, 0, 10, 10);
}
