import { html, nothing, type TemplateResult } from 'lit';
import type { PanelStore } from '../store';

/** Something to be opened. What is inside is made only then: a table of numbers that stream in costs a lot, unseen. */
export function renderFold(store: PanelStore, name: string, summary: TemplateResult | string, content: () => TemplateResult): TemplateResult {
  const toggle = (event: Event): void => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open === store.opened.has(name)) return;
    if (open) store.opened.add(name);
    else store.opened.delete(name);
    store.changed();
  };
  const isOpen = store.opened.has(name);
  return html`<details ?open=${isOpen} @toggle=${toggle}><summary>${summary}</summary>${isOpen ? content() : nothing}</details>`;
}
