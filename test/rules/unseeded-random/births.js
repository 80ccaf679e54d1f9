/** A creature that has children by itself, now and then. */
function Vehicle(place, dna) {
  this.place = place;
  this.dna = [];
  for (let i = 0; i < 4; i += 1) {
    if (!(dna instanceof Array)) this.dna[i] = Math.random() * 6 - 3;
    //                                         ^^^^^^^^^^^ unseeded-random
    else if (Math.random() < 0.1) this.dna[i] = dna[i] + (Math.random() - 0.5);
    //       ^^^^^^^^^^^ unseeded-random
    //                                                    ^^^^^^^^^^^ unseeded-random
    else this.dna[i] = dna[i];
  }
}

Vehicle.prototype.birth = function () {
  if (Math.random() < 0.001) return new Vehicle(this.place, this.dna);
  //  ^^^^^^^^^^^ unseeded-random
  return null;
};

Vehicle.prototype.seek = function (target) {
  return (target - this.place) * this.dna[0];
};

module.exports = { Vehicle };
