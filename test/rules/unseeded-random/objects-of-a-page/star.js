class Star {
  constructor() {
    this.x = Math.random();
  }

  show(context) {
    context.fillRect(this.x, 0, 1, 1);
  }
}
