// A map that organizes itself, under names that say nothing: it is told by the rate at which its nodes move to an example.
const nodes = [];
const places = [];
const learningRate = 0.2;

export function start(count, area) {
  for (let i = 0; i < count; i++) {
    places[i] = [Math.random() * area.width, Math.random() * area.height];
//               ^^^^^^^^^^^^^ unseeded-random
//                                           ^^^^^^^^^^^^^ unseeded-random
    nodes[i] = [0, 0];
    nodes[i][0] = Math.random();
//                ^^^^^^^^^^^^^ unseeded-random
  }
}

export function turn(near) {
  for (const index of order(places.length)) {
    const place = places[index];
    for (let i = 0; i < nodes.length; i++) nodes[i][0] = nodes[i][0] + near(i) * learningRate * (place[0] - nodes[i][0]);
  }
}

function order(count) {
  const all = [...Array(count).keys()];
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
//                       ^^^^^^^^^^^^^ unseeded-random
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

/** The step may have a name of its own. */
export class Line {
  constructor(lr) {
    this.lr = lr;
    this.tilt = Math.random();
//              ^^^^^^^^^^^^^ unseeded-random
    this.name = Math.random();
  }
  learn(x, y) {
    const step = this.lr * (y - this.tilt * x) * x;
    this.tilt += step;
  }
}

// What eases towards the mouse, what is said of the rate, and the rate itself.
export class Ghost {
  constructor() {
    this.x = Math.random();
    this.text = `${Math.random()}`;
    this.rate = learningRate;
  }
  follow(mouse) {
    this.x += (mouse.x - this.x) * 0.1;
    this.text += ', rate ' + learningRate;
    this.rate = this.rate * 0.99;
  }
}
