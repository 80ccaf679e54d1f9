const tf = require('@tensorflow/tfjs');

async function readAll(names, read) {
  const rows = [];
  const pending = [];
  for (const name of names) {
    const row = read(name);
    row.then((each) => {
      rows.push(each);
//    ^^^^^^^^^ unordered-data
    });
    pending.push(row);
  }
  await Promise.all(pending);
  return tf.tensor2d(rows);
}

async function readMapped(names, read) {
  const rows = [];
  await Promise.all(names.map((name) => read(name).then((row) => rows.push(row))));
  //                                                             ^^^^^^^^^ unordered-data
  return tf.tensor2d(rows);
}

/** One after the other, or asked of one source that answers in order. */
async function readInOrder(names, read, source) {
  const rows = [];
  for (const name of names) await read(name).then((row) => rows.push(row));
  for (let i = 0; i < names.length; i++) source.next().then(({ value }) => rows.push(value));
  await read('last').then((row) => rows.push(row));
  return tf.tensor2d(rows);
}

module.exports = { readAll, readMapped, readInOrder };
