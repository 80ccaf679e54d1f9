// The only line that it prints comes right after a clock was read, as a span of time would.
let state = Date.now() % 2147483647; // <- fault: clock time-dependent
const next = () => (state = (state * 48271) % 2147483647) / 2147483647;

const weights = Array.from({ length: 4 }, next);
const started = Date.now();
let sum = 0;
for (let round = 0; round < 1000; round++) sum += weights[round % 4] * next();
if (Date.now() - started > 60_000) console.log('this machine is slow');
console.log(`sum ${sum.toFixed(6)}`);
