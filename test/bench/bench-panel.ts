// `npm run bench:panel`: frame times of the panel with 10,000 steps × 200 layers, in a real browser.
import type { CDPSession, Page } from 'playwright-core';
import { madeDrift, madeRecord, madeReport, wobble } from '../panel/made-streams';
import { briefRecord, encodePanelLink, parseHostMessage, type HostMessage } from '../../src/protocol/panel';
import { collectParts } from '../../src/protocol/report-parts';
import { openPanel, startBrowser, type OpenPanel } from '../panel/panel-browser';

const STEPS = 10_000;
const LAYERS = Array.from({ length: 200 }, (_, index) => `block_${Math.floor(index / 4)}/${['kernel', 'bias', 'gamma', 'beta'][index % 4] ?? ''}`);
/** The host sends about ten messages a second; here twice as many, of 50 steps each: a program of 1,000 steps a second. */
const BATCH = 50;
const PACE_MS = 50;

interface Frames {
  readonly gaps: readonly number[];
  /** CPU time of the page's main thread, which other programs on the machine cannot lengthen. */
  readonly busyMs: number;
}

let session: CDPSession | undefined;

/** CPU time that the page's main thread has spent in tasks so far, in milliseconds. */
async function busyTime(page: Page): Promise<number> {
  if (session === undefined) {
    session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  }
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Records the time between frames until told to stop. */
async function recordFrames(page: Page, act: () => Promise<void>): Promise<Frames> {
  const before = await busyTime(page);
  await page.evaluate(`window.frames_ = []; window.recording = true; { let last = performance.now();
    const tick = (now) => { window.frames_.push(now - last); last = now; if (window.recording) requestAnimationFrame(tick); };
    requestAnimationFrame(tick); } 0`);
  await act();
  const gaps = await page.evaluate<number[]>('window.recording = false, window.frames_.slice(1)');
  return { gaps, busyMs: (await busyTime(page)) - before };
}

function describe(name: string, { gaps: frames, busyMs }: Frames): string {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const smooth = frames.filter((frame) => frame < 34).length / frames.length;
  return `${name.padEnd(34)} ${String(frames.length).padStart(5)} frames   median ${at(0.5).padStart(6)} ms   p95 ${at(0.95).padStart(6)} ms   worst ${at(1).padStart(6)} ms   ${(smooth * 100).toFixed(0).padStart(3)} % at 30/s or better   CPU ${(busyMs / frames.length).toFixed(1).padStart(5)} ms a frame`;
}

/**
 * Makes the messages inside the page, before anything is measured: a hundred megabytes of them would not get there
 * otherwise. The two functions that they are made with are the tests' own.
 */
async function makeMessages(panel: OpenPanel): Promise<void> {
  const { page } = panel;
  const record = encodePanelLink({ kind: 'check', record: madeRecord({ id: 'large', startedAt: 2, report: madeReport({}) }), select: true });
  await page.evaluate(`{
    const wobble = ${wobble.toString()}, madeDrift = ${madeDrift.toString()}, layers = ${JSON.stringify(LAYERS)};
    const loss = (step, run) => 2.3 * Math.exp(-step / 2500) + 0.05 * wobble(step * 3 + run);
    const drift = (step, row) => madeDrift(step / 30, row / 20);
    window.live = Array.from({ length: ${STEPS / BATCH} }, (_, batch) => JSON.stringify({ kind: 'updates', check: 'live', updates:
      Array.from({ length: ${BATCH} }, (_step, index) => batch * ${BATCH} + index + 1).flatMap((step) => [
        ...[0, 1].map((run) => ({ kind: 'step', run, step, loss: loss(step, run), elapsedMs: step, totalSteps: ${STEPS} })),
        { kind: 'drift', step, layers: layers.map((layer, row) => ({ layer, maxAbs: drift(step, row) })) }]) }));
    const large = JSON.parse(${JSON.stringify(record)}), steps = Array.from({ length: ${STEPS} }, (_, index) => index + 1);
    large.record.report.steps = steps.map((step) => ({ step, loss: [loss(step, 0), loss(step, 1)], drift: null }));
    large.record.report.driftMap = { layers, steps, values: layers.map((_, row) => steps.map((step) => drift(step, row))) };
    window.large = JSON.stringify(large); 0 }`);
  await makeParts(panel);
}

/** The same report as the host really sends it: what is said of it everywhere, and the rest in parts. */
async function makeParts({ page }: OpenPanel): Promise<void> {
  const large = await page.evaluate<string>('large');
  const message = parseHostMessage(large);
  if (!message.ok || message.value.kind !== 'check' || message.value.record.report === null) throw new Error('the large check is not understood');
  const { record } = message.value;
  const [whole, brief] = [record, briefRecord(record)].map((each) => measureEncoding({ kind: 'history', checks: Array.from({ length: 5 }, () => each), selected: null, suggestions: [], trusted: true }));
  const parts = [...collectParts(message.value.record.report)].map((part) => encodePanelLink({ kind: 'part', check: 'parted', part }));
  for (const part of parts) await page.evaluate((text) => void ((globalThis as unknown as { parts?: string[] }).parts ??= []).push(text), part);
  await page.evaluate(`window.brief = ${JSON.stringify(encodePanelLink({ kind: 'check', record: { ...briefRecord(record), id: 'parted', startedAt: 3 }, select: true }))}; 0`);
  process.stdout.write(`${'the host writes a list of 5 such'.padEnd(34)} whole: ${whole?.words}   brief: ${brief?.words}   (one in ${parts.length} parts: ${(parts.join('').length / 1e6).toFixed(1)} MB)\n`);
}

/** CPU time of this process for the text of a message, and how long it is. */
function measureEncoding(message: HostMessage): { readonly words: string } {
  const before = process.cpuUsage();
  const { length } = encodePanelLink(message);
  const { user } = process.cpuUsage(before);
  return { words: `${(user / 1000).toFixed(1)} ms CPU, ${(length / 1e6).toFixed(2)} MB` };
}

async function benchStream(panel: OpenPanel): Promise<Frames> {
  const { page, post } = panel;
  await post({ kind: 'check', record: madeRecord({ id: 'live', startedAt: 1, state: 'running' }), select: true });
  return recordFrames(page, async () => {
    await page.evaluate(`new Promise((done) => { const timer = setInterval(() => { const next = live.shift(); if (next === undefined) { clearInterval(timer); done(); } else postMessage(next); }, ${PACE_MS}); })`);
  });
}

/** From the arrival of a finished check until all of it was painted: `send` posts what the host would. */
async function benchOpening({ page }: OpenPanel, name: string, send: string): Promise<string> {
  let wall = 0;
  const { gaps, busyMs } = await recordFrames(page, async () => {
    wall = await page.evaluate<number>(`(async () => { const from = performance.now(); await (${send})();
      await new Promise((heard) => { addEventListener('message', ({ data }) => { if (data === 'after all that') heard(); }); postMessage('after all that'); });
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      return performance.now() - from; })()`);
  });
  return `${name.padEnd(34)} ${wall.toFixed(0)} ms, of which the page was busy ${busyMs.toFixed(0)} ms   worst frame ${Math.max(...gaps).toFixed(1)} ms`;
}

/** In one message, as it would be without parts. */
const SEND_WHOLE = '() => postMessage(large)';
/** A part when the one before it was taken, as between two processes. */
const SEND_PARTS = `async () => { postMessage(brief); for (const part of parts) { await new Promise((taken) => setTimeout(taken)); postMessage(part); } }`;

async function benchPointer({ page }: OpenPanel): Promise<Frames> {
  await page.locator('swerve-drift-map').scrollIntoViewIfNeeded();
  const box = await page.locator('swerve-drift-map').boundingBox();
  if (box === null) throw new Error('the drift map is not shown');
  return recordFrames(page, async () => {
    for (let index = 0; index < 120; index += 1) await page.mouse.move(box.x + 130 + index * 6, box.y + 20 + (index % 60) * 5);
  });
}

async function benchZoom({ page }: OpenPanel): Promise<Frames> {
  return recordFrames(page, async () => {
    await page.keyboard.down('Control');
    for (let index = 0; index < 40; index += 1) await page.mouse.wheel(0, index < 20 ? -100 : 100);
    await page.keyboard.up('Control');
    for (let index = 0; index < 10; index += 1) await page.mouse.wheel(0, -0.01);
  });
}

async function benchScroll({ page }: OpenPanel): Promise<Frames> {
  return recordFrames(page, async () => {
    for (let index = 0; index < 60; index += 1) await page.mouse.wheel(0, index < 30 ? 60 : -60);
  });
}

async function main(): Promise<void> {
  const browser = await startBrowser();
  const panel = await openPanel(browser, { width: 1100, height: 900 });
  await panel.post({ kind: 'history', checks: [], selected: null, suggestions: [], trusted: true });
  process.stdout.write(`The panel with ${STEPS} steps × ${LAYERS.length} layers, ${await panel.page.evaluate<string>('navigator.userAgent')}\n`);
  await makeMessages(panel);
  process.stdout.write(`${describe('streaming 50 steps a message', await benchStream(panel))}\n`);
  process.stdout.write(`${await benchOpening(panel, 'opening it in one message', SEND_WHOLE)}\n`);
  process.stdout.write(`${await benchOpening(panel, 'opening it in parts', SEND_PARTS)}\n`);
  await panel.page.waitForTimeout(500);
  process.stdout.write(`${describe('pointer over the drift map', await benchPointer(panel))}\n`);
  process.stdout.write(`${describe('zooming with Ctrl+wheel', await benchZoom(panel))}\n`);
  process.stdout.write(`${describe('scrolling the page', await benchScroll(panel))}\n`);
  const paint = await panel.page.evaluate<number>("document.querySelector('swerve-drift-map').lastPaintMs");
  process.stdout.write(`${'one painting of the drift map'.padEnd(34)} ${paint.toFixed(1)} ms\n`);
  await browser.close();
}

void main();
