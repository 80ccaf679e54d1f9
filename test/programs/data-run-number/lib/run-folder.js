'use strict';
const fs = require('node:fs');
const path = require('node:path');
const root = path.join(__dirname, '..', 'runs');

exports.newRun = function newRun() {
  fs.mkdirSync(root, { recursive: true });
  const number = fs.readdirSync(root).filter((name) => name.startsWith('run-')).length + 1; // <- fault: host-data
  const folder = path.join(root, `run-${String(number).padStart(3, '0')}`);
  fs.mkdirSync(folder);
  return { number, folder };
};
