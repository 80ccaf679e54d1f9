// Nobody says what the network is, but it is taught.
function shuffled(list) {
  const marked = list.map((each) => [each, Math.random()]);
  //                                       ^^^^^^^^^^^ unseeded-random
  return marked.sort((one, other) => one[1] - other[1]).map((pair) => pair[0]);
}

export function lesson(network, examples, learningRate) {
  for (const each of shuffled(examples)) network.trainBatch([each], learningRate);
}

export function party(guests, bus) {
  const seats = guests.map((guest) => [guest, Math.random()]);
  bus.board(seats);
}

// A global of the page, and a function that an object hands on.
const dice = {
  roll() {
    return Math.random() * 2 - 1;
    //     ^^^^^^^^^^^ unseeded-random
  },
  shade() {
    return Math.random();
  },
};

export function start(dataset, neurons) {
  const picked = Math.floor(Math.random() * dataset.length);
  //                        ^^^^^^^^^^^ unseeded-random
  neural_network.train(dataset[picked]);
  for (const neuron of neurons) neuron.weights = Array.from({ length: 3 }, dice.roll);
  document.title = String(neurons.map(dice.shade));
}
