import type { ThemeKind } from '../../../src/core/drift-scale';
import { LOOKS } from '../run-look';

/** What canvases need to know of the theme; everything else takes VS Code's variables in CSS. */
export interface ChartTheme {
  readonly kind: ThemeKind;
  readonly foreground: string;
  readonly faint: string;
  readonly grid: string;
  readonly background: string;
  readonly font: string;
  readonly accent: string;
  /** Of the first run, as a broad line under the others. */
  readonly halo: string;
  /** Between two runs. */
  readonly gap: string;
  /** Colours of the runs by their look. */
  readonly runs: readonly string[];
}

/** The theme in use, read from the page. */
export function readTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
  const foreground = read('--vscode-foreground', '#cccccc');
  return {
    kind: themeKind(),
    foreground,
    faint: read('--vscode-descriptionForeground', foreground),
    grid: read('--swerve-rule', 'rgba(128,128,128,0.2)'),
    background: read('--vscode-editor-background', '#1e1e1e'),
    font: `11px ${read('--vscode-font-family', 'system-ui, sans-serif')}`,
    accent: read('--vscode-focusBorder', foreground),
    halo: mix(read('--swerve-run-1', '#3794ff'), 60),
    gap: mix(read('--swerve-run-2', '#ee9d28'), 18),
    runs: Array.from({ length: LOOKS }, (_, index) => read(`--swerve-run-${index + 1}`, foreground)),
  };
}

/** A colour let through so many per cent. */
function mix(colour: string, percent: number): string {
  return `color-mix(in srgb, ${colour} ${percent}%, transparent)`;
}

function themeKind(): ThemeKind {
  const kind = document.body.dataset['vscodeThemeKind'] ?? [...document.body.classList].find((name) => name.startsWith('vscode-'));
  if (kind === 'vscode-light') return 'light';
  if (kind === 'vscode-high-contrast-light' || document.body.classList.contains('vscode-high-contrast-light')) return 'high-contrast-light';
  return kind === 'vscode-high-contrast' ? 'high-contrast' : 'dark';
}

/** Calls back when VS Code changes the theme. Returns the way to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-kind', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => observer.disconnect();
}
