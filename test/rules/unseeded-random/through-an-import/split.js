const fs = require('fs');
const rows = require('./rows.json');

const kept = [];
for (let i = 0; i < 15; i += 1) kept.push(rows.splice(Math.floor(Math.random() * rows.length), 1)[0]);
//                                                               ^^^^^^^^^^^ unseeded-random

fs.writeFile('testing.json', JSON.stringify(kept), () => {});
fs.writeFile('shown.json', JSON.stringify([Math.random()]), () => {});
