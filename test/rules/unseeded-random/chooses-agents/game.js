const birds = [new Bird(), new Bird()];

function choose(from) {
  let index = 0;
  let left = Math.random();
//           ^^^^^^^^^^^^^ unseeded-random (warning)
  while (left > 0) {
    left -= from[index].fitness;
    index++;
  }
  return from[index - 1].copy();
}

function next() {
  birds.push(choose(birds));
  const child = birds[0].maybeChild(0.1);
  if (child) birds.push(child);
  // Which bird is shown decides nothing.
  birds[Math.floor(Math.random() * birds.length)].show(document.querySelector('canvas').getContext('2d'));
}
