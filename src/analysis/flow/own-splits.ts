import type { ParsedFile } from '../source/parsed-file';

/** `trainingSet`, `train_x`, `testData`: what a program calls the parts of its examples. */
const PART = /^(train|training|test|testing|validation|val)_?(sets?|data|dataset|examples|samples|features|labels|inputs|xs?|ys?)$/i;
/** The part that is learned from. Only beside it is a test set one of a model. */
const LEARNED = ['trainingSet', 'trainSet', 'trainingData', 'trainData', 'trainingExamples', 'trainX', 'trainXs', 'trainFeatures', 'training_set', 'train_set', 'training_data', 'train_data', 'train_x', 'xTrain', 'XTrain', 'x_train', 'X_train'];

/** Is a variable one of the parts into which a program splits its examples, to train on one and test on another, whatever computes? */
export function isOwnSplit(name: string, { model }: ParsedFile): boolean {
  return PART.test(name) && LEARNED.some((each) => model.references.has(each));
}
