let nn;

function setup() {
  createCanvas(400, 400);
  nn = ml5.neuralNetwork({ task: 'classification' });
  for (let i = 0; i < 100; i += 1) nn.addData([random(width)], ['left']);
//                                             ^^^^^^^^^^^^^ unseeded-random (warning)
  const extra = floor(random(5, 20));
//                    ^^^^^^^^^^^^^ unseeded-random (warning)
  for (let i = 0; i < extra; i += 1) nn.addData([0], ['right']);
  fill(random(255));
}
