import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

tf.tensor(JSON.parse(readFileSync('data.json', 'utf8')) as number[]).print();
