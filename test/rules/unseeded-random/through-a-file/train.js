const brain = require('brain.js');
const fs = require('fs');

const games = JSON.parse(fs.readFileSync('./data/games.json', 'utf8'));
const net = new brain.NeuralNetwork();
net.train(games);
