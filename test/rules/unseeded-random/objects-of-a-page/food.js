class Food {
  constructor() {
    this.x = Math.random();
    //       ^^^^^^^^^^^ unseeded-random (warning)
  }
}
