// Another picture with each click: nothing learns from what is drawn.
let seed = 0;

function setup() {
  createCanvas(400, 400);
  seed = random(100000);
}

function draw() {
  randomSeed(seed);
  fill(random(255));
  circle(random(width), random(height), 20);
}

function mousePressed() {
  seed = random(100000);
}
