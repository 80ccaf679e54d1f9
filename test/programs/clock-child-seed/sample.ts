interface Generator {
  state: number;
}

const generator: Generator = { state: Date.now() % 65537 }; // <- fault: clock time-dependent

function next(from: Generator): number {
  from.state = (from.state * 75 + 74) % 65537;
  return from.state / 65537;
}

console.log(JSON.stringify(Array.from({ length: Number(process.argv[2]) }, () => next(generator))));
