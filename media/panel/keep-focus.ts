/**
 * Paints, and keeps the keyboard where it was: if what had the focus is gone afterwards (a button that started a run, or
 * closed what it stood in), the heading of what is left around it takes over, and not the top of the page.
 */
export function keepFocus(root: HTMLElement, paint: () => void): void {
  const around = collectAncestors(document.activeElement, root);
  paint();
  // Of a page that is not in use the focus is nobody's: to set it would take it from the editor.
  if (around.length === 0 || document.activeElement !== document.body || !document.hasFocus()) return;
  const heading = around.filter((element) => element.isConnected).map((element) => element.querySelector<HTMLElement>('h1, h2, h3')).find((found) => found !== null);
  if (heading === undefined) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * The browser lets a frame forget what had the focus when another frame takes it, as a dialog of the editor does: who
 * comes back to the page finds the keyboard where it was.
 */
export function restoreFocus(): void {
  let last: EventTarget | undefined;
  addEventListener('focusin', (event) => {
    // Through the shadow of a component: what can be focused is inside.
    last = event.composedPath()[0];
  });
  addEventListener('focus', () => {
    if (document.activeElement === document.body && last instanceof HTMLElement && last.isConnected) last.focus({ preventScroll: true });
  });
}

/** From the inside out, up to and with `root`; empty for what is not in it. */
function collectAncestors(element: Element | null, root: HTMLElement): readonly Element[] {
  const found: Element[] = [];
  if (element === null || !root.contains(element)) return found;
  for (let current = element.parentElement; current !== null && root.contains(current); current = current.parentElement) found.push(current);
  return found;
}
