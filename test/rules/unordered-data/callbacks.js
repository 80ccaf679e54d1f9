const fs = require('fs');
const util = require('util');
const tf = require('@tensorflow/tfjs');

const list = util.promisify(fs.readdir);

exports.load = (folder, done) => {
  fs.readdir(folder, (error, names) => {
//^^^^^^^^^^ unordered-data (review)
    done(tf.tensor1d(names.map((name) => Number(fs.readFileSync(name, 'utf8')))));
  });
  fs.readdir(folder, (error, names) => {
    names.sort();
    done(tf.tensor1d(names.map((name) => Number(fs.readFileSync(name, 'utf8')))));
  });
};

exports.loadLater = async (folder) => {
  const names = await list(folder);
//                    ^^^^ unordered-data (review)
  return tf.tensor1d(names.map(Number));
};
