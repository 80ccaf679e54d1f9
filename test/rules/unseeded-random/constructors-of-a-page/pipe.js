function Pipe() {
  this.x = 600;

  this.start = function () {
    this.y = Math.random() * 200;
    //       ^^^^^^^^^^^ unseeded-random (warning)
  };
}
