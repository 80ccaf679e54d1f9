// Which part an example goes into is drawn by the name of the part.
window.dataset = {
  train: [],
  val: [],
  choose() {
    return Math.random() < 0.2 ? 'val' : 'train';
//         ^^^^^^^^^^^^^ unseeded-random (warning)
  },
  add(example) {
    const part = dataset.choose();
    dataset[part].push(example);
  },
  greet() {
    return Math.random() < 0.2 ? 'hello' : 'train';
  },
};
