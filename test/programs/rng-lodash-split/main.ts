import * as tf from '@tensorflow/tfjs';
import _ from 'lodash';
import { linearData } from '@data/linear';
import { fitLine } from '@models/line';

async function main(): Promise<void> {
  await tf.setBackend('cpu');
  const rows = linearData(40);
  const validation = _.sampleSize(rows, 8); // <- fault: rng
  const held = new Set(validation);
  const training = rows.filter((row) => !held.has(row));
  const loss = await fitLine(training, validation);
  console.log(loss);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
