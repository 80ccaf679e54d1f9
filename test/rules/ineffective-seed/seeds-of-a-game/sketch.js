let nn;

function setup() {
  createCanvas(400, 400);
  randomSeed(millis() + Math.random());
//^^^^^^^^^^ ineffective-seed (error)
  nn = ml5.neuralNetwork({ task: 'classification' });
//     ^^^^^^^^^^^^^^^^^ unseeded-init (warning)
  for (let i = 0; i < 100; i += 1) nn.addData([random(width)], ['left']);
//                                             ^^^^^^^^^^^^^ unseeded-random (warning)
}
