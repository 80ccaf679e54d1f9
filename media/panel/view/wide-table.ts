/** Holds a table that may be wider than its column. While it is, the keyboard can reach it, to scroll. */
export class WideTableElement extends HTMLElement {
  readonly #resizes = new ResizeObserver(() => {
    if (this.scrollWidth > this.clientWidth) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
  });

  connectedCallback(): void {
    for (const each of [this, ...this.children]) this.#resizes.observe(each);
  }

  disconnectedCallback(): void {
    this.#resizes.disconnect();
  }
}

customElements.define('swerve-wide-table', WideTableElement);
