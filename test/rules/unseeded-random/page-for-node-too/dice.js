/** Scripts of a page that Node may load as well share their top level on the page. */
const dice = () => Math.random() * 2 - 1;
//                 ^^^^^^^^^^^ unseeded-random

const colour = () => `hsl(${Math.random() * 360}, 50%, 50%)`;

if (typeof module !== 'undefined') {
  module.exports.dice = dice;
  module.exports.colour = colour;
}
