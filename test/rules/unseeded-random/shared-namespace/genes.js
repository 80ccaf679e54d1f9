namespace('app.models');

app.models.Genes = class Genes {
  constructor(list) {
    this.list = list;
  }

  sample() {
    return this.list[Math.floor(Math.random() * this.list.length)];
    //                          ^^^^^^^^^^^ unseeded-random
  }
};
