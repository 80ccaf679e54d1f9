const { sequential, layers, train } = require('@tensorflow/tfjs');

module.exports = function createModel(vocabularySize, sequenceLength) {
  const model = sequential({
    layers: [
      layers.embedding({ inputDim: vocabularySize, outputDim: 8, inputLength: sequenceLength }),
      layers.lstm({ units: 12, dropout: 0.1 }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: train.adam(0.02), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return model;
};
