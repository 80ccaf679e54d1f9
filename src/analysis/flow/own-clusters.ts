import type { ParsedFile } from '../source/parsed-file';
import { speaksOf } from './vocabulary';

/** What k-means and its kin learn. */
const LEARNED = /^_*(centroids?|medoids?|cluster_?(cent(er|re|roid)|mean)s?|(random|initial|new)_?(centroid|medoid)s?|code_?book|prototypes)$/i;
/** The same in code that says so elsewhere. */
const SAID_ELSEWHERE = /^(cent(er|re)s?|means|clusters)$/i;
const WORK = ['distance', 'distances', 'dist', 'euclidean', 'euclideanDistance', 'closest', 'nearest', 'assignments', 'clusters', 'kMeans', 'kmeans', 'KMeans', 'closestCentroid', 'nearestCentroid'];

/** A map that organizes itself, and what is spoken of with it. */
const MAP = /^_?(som|kohonen(_?map)?|self_?organi[sz]ing_?map)$/i;
const MAPPING = ['bmu', 'BMU', 'bestMatchingUnit', 'neighbourhood', 'neighborhood', 'neighborhoodRadius', 'neighbourhoodRadius', 'findBMU', 'getBMU', 'som_BMU', 'learningRate'];

/** Is a variable or a property what a clustering written by hand learns? */
export function isOwnCluster(name: string, file: ParsedFile): boolean {
  if (MAP.test(name)) return speaksOf(file, MAPPING);
  if (LEARNED.test(name)) return speaksOf(file, WORK);
  return SAID_ELSEWHERE.test(name) && (/k[-_]?means/i.test(file.path.slice(file.path.lastIndexOf('/') + 1)) || speaksOf(file, ['kMeans', 'kmeans', 'KMeans']));
}
