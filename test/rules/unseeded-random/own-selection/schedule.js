/** What an evolution is given: what makes the first of what is bred stands beside what breeds. */
export function plan(evolution, slots) {
  evolution.seed = () => slots.map((each) => each[Math.floor(Math.random() * each.length)]);
//                                                           ^^^^^^^^^^^^^ unseeded-random
  evolution.fitness = (plan) => -plan.length;
  evolution.mutate = (plan) => plan.slice(1);
  evolution.crossover = (a, b) => [a, b];
}

export function store(app) {
  app.seed = () => Math.random();
}
