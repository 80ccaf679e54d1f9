/** Imported under one name, handed on under another. */
export default function (limit) {
  return Math.floor(Math.random() * limit);
  //                ^^^^^^^^^^^ unseeded-random
}
