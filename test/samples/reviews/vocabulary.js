const PAD = 0;
const UNKNOWN = 1;

/** Numbers every word of the texts in the order in which they first appear. */
function buildVocabulary(texts) {
  const vocabulary = new Map();
  for (const text of texts) {
    for (const word of text.split(' ')) {
      if (!vocabulary.has(word)) vocabulary.set(word, vocabulary.size + 2);
    }
  }
  return vocabulary;
}

function encode(text, vocabulary, length) {
  const ids = text.split(' ').map((word) => vocabulary.get(word) ?? UNKNOWN);
  return [...ids, ...new Array(length).fill(PAD)].slice(0, length);
}

module.exports = { buildVocabulary, encode };
