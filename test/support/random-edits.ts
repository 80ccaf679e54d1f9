/** Numbers from a seed (mulberry32), so that a failing edit can be made again. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** What somebody might type next, whole or broken. */
const SNIPPETS = [
  "Math.random = seedrandom('7');\n",
  "import seedrandom from 'seedrandom';\nseedrandom('7', { global: true });\n",
  'await model.fit(xs, ys, { epochs: 2 });\n',
  'const tf = {};\n',
  'return Math.random();\n',
  'model.add(tf.layers.dense({ units: 3, kernelInitializer: init }));\n',
  "await tf.setBackend('webgpu');\n",
  'xs.push(Math.random());\n',
  'function seed(value = 0) { return value + 1; }\n',
  'for (let i = 0; i < 3; i++) {\n',
  'export { model as default };\n',
  "const lib = require('@tensorflow/tfjs');\n",
  '/** @type {number} */ let seed;\n',
  'seed = Date.now();\n',
  '/* ',
  '`${',
  '}\n',
  '{',
  '(',
  ');\n',
  '\n',
  '// note\n',
];

/** One edit of a text: typing, deleting, moving, renaming; one in eight breaks it in the middle of a line. */
export function editAtRandom(text: string, next: (below: number) => number): string {
  const lines = text.split('\n');
  const line = next(lines.length);
  const words = [...text.matchAll(/[A-Za-z_$][\w$]*/g)];
  const word = words[next(words.length)];
  switch (next(8)) {
    case 0:
    case 1:
      return lines.toSpliced(line, 0, (SNIPPETS[next(SNIPPETS.length)] ?? '').trimEnd()).join('\n');
    case 2:
      return lines.toSpliced(line, 1).join('\n');
    case 3:
      return lines.toSpliced(line, 0, lines[next(lines.length)] ?? '').join('\n');
    case 4:
      return word === undefined ? text : text.slice(0, word.index) + (words[next(words.length)]?.[0] ?? '') + text.slice(word.index + word[0].length);
    case 5:
      return word === undefined ? text : text.replace(new RegExp(`(?<![\\w$])${word[0].replaceAll('$', '\\$')}(?![\\w$])`, 'g'), `${word[0]}2`);
    case 6:
      return text.replace(/\d+/g, (digits) => (next(6) === 0 ? String(next(9)) : digits));
    default:
      return breakAt(text, next(text.length + 1), next);
  }
}

function breakAt(text: string, at: number, next: (below: number) => number): string {
  if (next(2) === 0) return text.slice(0, at) + text.slice(at + 1 + next(20));
  return text.slice(0, at) + (SNIPPETS[next(SNIPPETS.length)] ?? '') + text.slice(at);
}
