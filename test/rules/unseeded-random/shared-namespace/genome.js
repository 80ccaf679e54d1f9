namespace('app.models');

app.models.Genome = class Genome {
  constructor() {
    this.genes = new app.models.Genes([]);
    this.fitness = 0;
  }

  mutate() {
    const gene = this.genes.sample();
    gene.toggle();
  }
};
