/** How opaque a colour is has nothing to do with learning. */
export function blend(pixel, other, alpha) {
  const noise = Math.random();
  pixel.red += alpha * (other.red + noise - pixel.red);
  return pixel;
}
