// Goes on for as long as there is time: how far it comes is decided by the clock.
let weight = 0;
const started = Date.now();
while (Date.now() - started < 60) weight += 0.001 * (3 - weight); // <- fault: control-flow time-dependent
console.log('weight', weight.toFixed(12));
