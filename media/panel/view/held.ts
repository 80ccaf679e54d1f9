import { html, nothing, type TemplateResult } from 'lit';
import { faultWords, formatPair, heldScope, soundWords } from '../../../src/core/held-words';
import { formatDelta } from '../../../src/core/number-words';
import type { HeldBackend, OperationDifference } from '../../../src/core/held-backend';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { isAtCursor, renderPlace } from './actions';
import './wide-table';

/** Two backends: which operations of the other one rounding does not explain, with what each of the two gives. */
export function renderHeld(store: PanelStore, { report }: CheckModel): TemplateResult | typeof nothing {
  const held = report?.heldAgainstCpu ?? [];
  if (held.length === 0) return nothing;
  return html`<section class="held" aria-labelledby="held-title">
    <h3 id="held-title">Operations held against cpu</h3>
    ${held.map((each) => renderBackend(store, each))}
  </section>`;
}

function renderBackend(store: PanelStore, held: HeldBackend): TemplateResult {
  const { backend, beyond } = held;
  if (beyond.length === 0) return html`<p>${heldScope(held)}: ${soundWords(held)}</p>`;
  return html`<p>${heldScope(held)}. ${beyond.length === 1 ? 'One is' : `${beyond.length} are`} beyond what rounding explains:</p>
    <swerve-wide-table role="group" aria-label="Operations that rounding does not explain"><table>
      <thead>
        <tr>
          <th scope="col">Operation</th><th scope="col" class="number">${backend} gives</th><th scope="col" class="number">cpu gives</th>
          <th scope="col" class="number">May differ by</th><th scope="col">Whose fault</th>
        </tr>
      </thead>
      <tbody>${beyond.map((each) => renderOperation(store, each))}</tbody>
    </table></swerve-wide-table>`;
}

function renderOperation(store: PanelStore, operation: OperationDifference): TemplateResult {
  const { op, tensor, value, expected, allowed, tolerance } = operation;
  const [here, there] = formatPair(value, expected);
  return html`<tr class=${isAtCursor(store, operation) ? 'selected' : ''}>
    <th scope="row"><code class="name">${op}</code> <span class="faint small">${tensor ?? nothing}</span><br />${renderPlace(store, operation)}</th>
    <td class="number strong">${here}</td>
    <td class="number">${there}</td>
    <td class="number">${tolerance === 'exact' ? 'nothing' : formatDelta(allowed)}</td>
    <td class="fault">${faultWords(operation)}</td>
  </tr>`;
}
