import { svg, type SVGTemplateResult, type TemplateResult, html } from 'lit';
import type { Tone } from '../state/check-model';

const icon = (paths: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${paths}</svg>`;

/** One line that swerves off from another: the mark of a divergence, and of Swerve. */
const DIVERGED = svg`<path d="M1 8h4c4 0 5-5 10-5" /><path d="M5 8c4 0 5 5 10 5" />`;
const IDENTICAL = svg`<path d="M2 5.5h12M2 10.5h12" />`;
const QUESTION = svg`<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8" /><path d="M8 12.4v.4" />`;
const CROSS = svg`<path d="M4 4l8 8M12 4l-8 8" />`;

export const VERDICT_ICONS: Readonly<Record<Tone, TemplateResult>> = {
  identical: icon(IDENTICAL),
  diverged: icon(DIVERGED),
  inconclusive: icon(QUESTION),
  failed: icon(CROSS),
  running: icon(svg`<path d="M8 2a6 6 0 1 1-6 6" />`),
  cancelled: icon(svg`<rect x="4.5" y="4.5" width="7" height="7" />`),
  interrupted: icon(svg`<path d="M2 8h4M10 8h4M6 5.5v5M10 5.5v5" />`),
};

/** Small signs beside words. */
export const ICONS = {
  check: icon(svg`<path d="M3 8.5l3.2 3.2L13 4.8" />`),
  trash: icon(svg`<path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v4M9.2 7v4" />`),
} as const;
