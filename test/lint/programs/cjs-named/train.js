"use strict"

const { layers, sequential, tensor2d, train, randomNormal } = require("@tensorflow/tfjs")

const texts = Array.from({ length: 24 }, (_, i) => [1 + (i % 5), 1 + ((i * 3) % 5), 1 + ((i * 7) % 5)])

/** Embedding, recurrent layer and head, each with its hidden default. */
function createModel() {
  const model = sequential()
  model.add(layers.embedding({ inputDim: 6, outputDim: 3, inputLength: 3 }))
  model.add(layers.gru({
    units: 4,
    recurrentDropout: 0.1, // of the state
    kernelInitializer: "heNormal"
  }))
  model.add(layers.dense({ units: 1 }))
  return model
}

async function main() {
  const xs = tensor2d(texts)
  const ys = tensor2d(texts.map(([a, b]) => [(a - b) / 4])).add(randomNormal([24, 1], 0, 0.01))
  const model = createModel()
  model.compile({ optimizer: train.adam(0.02), loss: "meanSquaredError" })
  const { history } = await model.fit(xs, ys, { epochs: 8, batchSize: 8, verbose: 0 })
  console.log("loss", history.loss.join(" "))
}

main()
