let nn;

function setup() {
  createCanvas(400, 400);
  randomSeed(7);
  nn = ml5.neuralNetwork({ task: 'classification' });
  addExamples();
}

function addExamples() {
  for (let i = 0; i < 100; i += 1) nn.addData([random(width), randomGaussian()], ['left']);
}

function mousePressed() {
  nn.addData([random(width)], ['right']);
}
