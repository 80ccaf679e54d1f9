const examples = [{ inputs: [[0, 1]], targets: [[1]] }];
let network;

function setup() {
  createCanvas(400, 400);
  network = new Network(2, 4);
  network.mutate(nudge);
}

function nudge(value) {
  if (random(1) < 0.1) return value + randomGaussian() * 0.5;
//    ^^^^^^^^^ unseeded-random (warning)
//                                    ^^^^^^^^^^^^^^^^ unseeded-random (warning)
  return value;
}

function draw() {
  shuffle(examples, true);
//^^^^^^^^^^^^^^^^^^^^^^^ unseeded-shuffle (warning)
  const example = random(examples);
//                ^^^^^^^^^^^^^^^^ unseeded-random (warning)
  network.train({ data: example.inputs }, { data: example.targets });
  fill(random(255));
}
