/** One function, called what its file is called. */
export default function (genotype, fitness) {
  const first = genotype.order[Math.floor(Math.random() * genotype.order.length)];
  //                                      ^^^^^^^^^^^ unseeded-random
  return swap(genotype, first, fitness);
}

function swap(genotype, first) {
  return { ...genotype, first };
}
