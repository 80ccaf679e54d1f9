// Each run finds what the one before it left.
const fs = require('node:fs');

const runs = fs.existsSync('runs.txt') ? Number(fs.readFileSync('runs.txt', 'utf8')) : 0; // <- fault: host-data
fs.writeFileSync('runs.txt', String(runs + 1));
console.log('learning rate', 0.1 / (1 + runs));
