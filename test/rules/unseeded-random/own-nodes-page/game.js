function makeBrain(brain) {
  for (var i in brain.inputs) {
    brain.nodes[i].connectTo(brain.nodes[7], drawn());
    brain.cells[i].style(drawn());
  }
}

function drawn() {
  return Math.random() * 2 - 1;
//       ^^^^^^^^^^^^^ unseeded-random
}
