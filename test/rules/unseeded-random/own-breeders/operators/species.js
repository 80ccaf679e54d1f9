const crossovers = require('./crossovers/list');

exports.next = (genomes) => crossovers.uniform(genomes[0], genomes[1]);
