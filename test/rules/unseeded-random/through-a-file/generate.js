const fs = require('fs');
const { join } = require('path');

const games = [];
for (let i = 0; i < 100; i += 1) games.push({ input: [Math.random()], output: [1] });
//                                                    ^^^^^^^^^^^ unseeded-random

fs.writeFileSync('data/games.json', JSON.stringify(games));
fs.writeFileSync(join(__dirname, 'scores.json'), JSON.stringify([Math.random()]));
