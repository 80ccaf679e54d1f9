/** How libraries were written before modules: a function fills an object that it is handed. */
var library = {};
(function (exports) {
  var pick = function (most) {
    return Math.floor(Math.random() * most);
    //                ^^^^^^^^^^^ unseeded-random
  };
  exports.pick = pick;
})(library);

function Agent() {
  this.weights = [0, 0];
}

Agent.prototype = {
  learn: function () {
    // A `var` outlives the branch in which chance writes it.
    if (Math.random() < 0.1) {
      //^^^^^^^^^^^ unseeded-random
      var step = 1;
    }
    this.weights[library.pick(2)] += step * sigmoid(1);
  },
};

function sigmoid(x) {
  return 1 / (1 + Math.exp(-x));
}

new Agent().learn();
