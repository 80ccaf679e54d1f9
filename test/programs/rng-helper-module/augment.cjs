/** Flips a row now and then. */
exports.augment = function augment(row) {
  return Math.random() > 0.5 ? [...row].reverse() : row; // <- fault: rng unseeded-random
};
