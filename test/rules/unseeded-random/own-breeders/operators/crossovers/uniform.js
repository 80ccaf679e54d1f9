module.exports = function (one, other) {
  return one.map((part, index) => (Math.random() < 0.5 ? part : other[index]));
  //                               ^^^^^^^^^^^ unseeded-random
};
