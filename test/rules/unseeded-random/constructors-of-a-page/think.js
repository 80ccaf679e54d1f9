function jumps(pipe, bird) {
  const [up, down] = bird.brain.predict([pipe.y - bird.height, bird.speed]);
  return up > down;
}
