// What holds the functions tells what they are for.
const crossover = {
  uniform(one, other) {
    return one.map((part, index) => (Math.random() < 0.5 ? part : other[index]));
    //                               ^^^^^^^^^^^ unseeded-random
  },
  slice: function (one, other) {
    const cut = Math.floor(Math.random() * one.length);
    //                     ^^^^^^^^^^^ unseeded-random
    return [...one.slice(0, cut), ...other.slice(cut)];
  },
};

module.exports = crossover;
