/** Names one piece of asynchronous work in every run, for the probe and for the plan of a replay: its number among those that were begun at one place. */
export function keyOf(ordinal: number | string, api: string, stack: string): string {
  return `${ordinal}\n${api}\n${stack}`;
}

/** Where the work of a key was begun, callers included. */
export function placeOf(key: string): string {
  return key.slice(key.indexOf('\n') + 1);
}

/** The API and the line that began the work of a key: work that one line begins is alike. */
export function lineOf(key: string): string {
  return key.split('\n', 3).slice(1).join('\n');
}
