/** Nobody is asked about it. */
function Cloud() {
  this.x = 600;

  this.start = function () {
    this.y = Math.random() * 200;
  };

  this.show = function (context) {
    context.fillRect(this.x, this.y, 1, 1);
  };
}
