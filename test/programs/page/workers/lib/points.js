// Imported by the worker, which shares its names.
function makePoints() {
  return Array.from({ length: 8 }, (_, index) => {
    const x = Math.random();
    return { x, y: 2 * x + 1 };
  });
}
