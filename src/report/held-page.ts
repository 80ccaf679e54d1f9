import { faultWords, formatPair } from '../core/held-words';
import { formatDelta } from '../core/number-words';
import type { HeldBackend } from '../core/held-backend';
import type { Markup } from './markup';
import { renderPageTable } from './page-table';
import { fullPlaceText } from './plain-words';

/** Operations of another backend that differ from cpu beyond rounding, fed with the same inputs; null if there are none. */
export function renderHeld(held: readonly HeldBackend[]): Markup | null {
  const rows = held.flatMap(({ backend, beyond }) =>
    beyond.map((each) => {
      const [here, there] = formatPair(each.value, each.expected);
      return [each.op, fullPlaceText(each) ?? '(not your code)', faultWords(each), `${here} on ${backend}`, there, each.tolerance === 'exact' ? 'nothing' : formatDelta(each.allowed)];
    }),
  );
  return renderPageTable(['operation', 'where', 'whose fault', 'gives', 'cpu gives', 'may differ by'], rows, 3);
}
