function Node(id) {
  var self = this;
  self.id = id;
  self.links = [];
  self.connectTo = function (target, strength) {
    self.links.push({ target: target, weight: strength });
  };
  self.activationFunction = function (x) {
    return x > 0 ? 1 : 0;
  };
  self.value = function (sum) {
    return self.activationFunction(sum);
  };
}
