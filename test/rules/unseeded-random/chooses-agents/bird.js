class Bird {
  constructor(brain) {
    this.hue = Math.random() * 360;
    this.brain = brain ? brain.copy() : new Brain();
    if (brain) this.brain.change(nudge);
  }

  copy() {
    return new Bird(this.brain);
  }

  maybeChild(chance) {
    const luck = Math.random();
//               ^^^^^^^^^^^^^ unseeded-random (warning)
    if (luck < chance) return new Bird(this.brain);
  }

  show(context) {
    context.fillStyle = `hsl(${this.hue}, 50%, 50%)`;
    context.fillRect(0, 0, 9, 9);
  }
}
