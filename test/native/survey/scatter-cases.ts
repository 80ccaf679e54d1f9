import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { gradient, indices, matrix, vector, type KernelCase } from './kernel-case';

const ROWS = 200_000;

/** Everything that adds many values into few cells: the order of addition is where bits part. */
export const SCATTER_CASES: readonly KernelCase[] = [
  { name: 'unsortedSegmentSum f32, 3 bins', prepare: (tf) => {
    const values = vector(tf, ROWS, 1);
    const ids = indices(tf, ROWS, 3, 2);
    return () => tf.unsortedSegmentSum(values, ids, 3);
  } },
  { name: 'unsortedSegmentSum rows, 100 bins', prepare: (tf) => {
    const values = matrix(tf, 20_000, 32, 1);
    const ids = indices(tf, 20_000, 100, 2);
    return () => tf.unsortedSegmentSum(values, ids, 100);
  } },
  { name: 'unsortedSegmentSum i32', prepare: (tf) => {
    const values = indices(tf, ROWS, 50, 1);
    const ids = indices(tf, ROWS, 3, 2);
    return () => tf.unsortedSegmentSum(values, ids, 3);
  } },
  gradient('gather', [50, 32], (tf, table) => tf.gather(table, indices(tf, 20_000, 50, 3))),
  { name: 'scatterND duplicates', prepare: (tf) => {
    const at = indices(tf, ROWS, 3, 2).expandDims<Tensor2D>(1);
    const values = vector(tf, ROWS, 1);
    return () => tf.scatterND(at, values, [3]);
  } },
  { name: 'scatterND row slices', prepare: (tf) => {
    const at = indices(tf, 20_000, 10, 2).expandDims<Tensor2D>(1);
    const values = matrix(tf, 20_000, 16, 1);
    return () => tf.scatterND(at, values, [10, 16]);
  } },
  { name: 'tensorScatterUpdate duplicates', prepare: (tf) => {
    const at = indices(tf, ROWS, 100, 2).expandDims<Tensor2D>(1);
    const values = vector(tf, ROWS, 1);
    const base = tf.zeros([100]);
    return () => tf.tensorScatterUpdate(base, at, values);
  } },
  { name: 'tensorScatterUpdate rows, duplicates', prepare: (tf) => {
    const at = indices(tf, 20_000, 10, 2).expandDims<Tensor2D>(1);
    const values = matrix(tf, 20_000, 64, 1);
    const base = tf.zeros([10, 64]);
    return () => tf.tensorScatterUpdate(base, at, values);
  } },
  { name: 'sparseToDense unique', prepare: (tf) => {
    const at = tf.range(0, 1000, 1, 'int32');
    const values = vector(tf, 1000, 1);
    return () => tf.sparseToDense(at, values, [1000]);
  } },
  { name: 'bincount weighted', prepare: (tf) => {
    const values = indices(tf, ROWS, 5, 2);
    const weights = vector(tf, ROWS, 1);
    return () => tf.bincount(values, weights, 5);
  } },
  { name: 'bincount counted', prepare: (tf) => {
    const values = indices(tf, ROWS, 5, 2);
    const none = tf.tensor1d([]);
    return () => tf.bincount(values, none, 5);
  } },
  { name: 'denseBincount weighted', prepare: (tf) => {
    const values = indices(tf, ROWS, 5, 2);
    const weights = vector(tf, ROWS, 1);
    return () => tf.denseBincount(values, weights, 5);
  } },
  { name: 'sparseSegmentSum', prepare: (tf) => {
    const data = matrix(tf, 1000, 32, 1);
    const at = indices(tf, ROWS, 1000, 2);
    const segments = tf.range(0, ROWS, 1).mul(10 / ROWS).floor().toInt() as Tensor1D;
    return () => tf.sparse.sparseSegmentSum(data, at, segments);
  } },
  { name: 'sparseSegmentMean', prepare: (tf) => {
    const data = matrix(tf, 1000, 32, 1);
    const at = indices(tf, ROWS, 1000, 2);
    const segments = tf.range(0, ROWS, 1).mul(10 / ROWS).floor().toInt() as Tensor1D;
    return () => tf.sparse.sparseSegmentMean(data, at, segments);
  } },
];
