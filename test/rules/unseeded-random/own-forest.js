/** A forest of decision trees: each learns from other examples and other features. */
export function randomForest(data, count, grow) {
  const features = data[0].features.length;
  const chooseFeatures = () => Array.from({ length: 3 }, () => Math.floor(Math.random() * features));
  //                                                                      ^^^^^^^^^^^ unseeded-random
  const trees = [];
  for (let index = 0; index < count; index++) {
    const chosen = data.map(() => data[Math.floor(Math.random() * data.length)]);
    //                                            ^^^^^^^^^^^ unseeded-random
    trees.push(grow(chosen, chooseFeatures));
  }
  return trees;
}

/** Half of the features of a page are hidden. */
export function hideSome(parts) {
  return parts.filter(() => Math.random() < 0.5);
}
