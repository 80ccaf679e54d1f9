/** The look of the HTML report, in light and dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --paper: #ffffff; --line: #d1d9e0; --bar: #b6d7ff; --run-0: #0969da; --run-1: #d1242f; --run-2: #8250df; --run-3: #1a7f37; --run-4: #9a6700; --run-5: #1b7c83; --good: #1a7f37; --bad: #d1242f; --open: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --paper: #0d1117; --line: #3d444d; --bar: #1f4a80; --run-0: #4493f8; --run-1: #f85149; --run-2: #ab7df8; --run-3: #3fb950; --run-4: #d29922; --run-5: #39c5cf; --good: #3fb950; --bad: #f85149; --open: #d29922; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { margin: 0 0 8px; font-size: 30px; }
h3 { margin: 16px 0 4px; font-size: 15px; }
h2 { margin: 36px 0 8px; font-size: 18px; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
.target, .legend { color: var(--soft); margin: 0; }
.identical { color: var(--good); } .diverged { color: var(--bad); } .inconclusive, .failed { color: var(--open); }
.explanation { font-size: 17px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; }
.scroll + dl { margin-top: 10px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; } .number { text-align: right; white-space: nowrap; }
.share { display: inline-block; width: 54px; padding: 0 4px; text-align: right; border-radius: 3px; background: linear-gradient(to right, var(--bar) var(--share), transparent var(--share)); }
/* Narrower than this its words could not be read: then it scrolls, as tables do. */
.chart { width: 100%; min-width: 560px; height: auto; display: block; }
.grid { stroke: var(--line); stroke-width: 1; } .tick { fill: var(--soft); font-size: 11px; }
.marker { stroke: var(--soft); stroke-dasharray: 4 3; }
.curve { fill: none; stroke-width: 1.8; }
/* Equal runs lie on one another: the dashes let the lower curve show through. */
.curve.run-1 { stroke-dasharray: 7 5; } .curve.run-2 { stroke-dasharray: 2 6; } .curve.run-4 { stroke-dasharray: 9 4 2 4; }
.curve.run-0 { stroke: var(--run-0); } .curve.run-1 { stroke: var(--run-1); } .curve.run-2 { stroke: var(--run-2); } .curve.run-3 { stroke: var(--run-3); } .curve.run-4 { stroke: var(--run-4); } .curve.run-5 { stroke: var(--run-5); }
.key { width: 30px; height: 6px; vertical-align: middle; }
.cell { fill: var(--light); } .swatch { background: var(--light); display: inline-block; width: 12px; height: 12px; vertical-align: middle; forced-color-adjust: none; }
@media (prefers-color-scheme: dark) { .cell { fill: var(--dark); } .swatch { background: var(--dark); } }
`;
