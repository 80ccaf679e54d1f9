// The first of two scripts that share their names.
const points = Array.from({ length: 8 }, () => {
  const x = Math.random();
  return { x, y: 2 * x + 1 };
});
