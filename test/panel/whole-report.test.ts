import { describe, expect, it } from 'vitest';
import { DriftGrid } from '../../media/panel/state/drift-grid';
import { CheckModel } from '../../media/panel/state/check-model';
import type { CheckReport, DriftMap } from '../../src/core/verdict';
import { briefRecord, encodePanelLink, parseHostMessage, type CheckRecord } from '../../src/protocol/panel';
import { collectParts, type ReportPart } from '../../src/protocol/report-parts';
import { madeDrift, madeRecord, madeReport } from './made-streams';

/** Some of everything that a cell can be: a difference, none, NaN, infinite, not measured. */
function cellOf(step: number, row: number): number | null {
  return [NaN, Infinity, null][(step * 7 + row) % 50] ?? madeDrift(step / 20, row / 10);
}

function madeMap(layers: number, steps: number): DriftMap {
  const numbers = Array.from({ length: steps }, (_, index) => 3 * index + 1);
  return { layers: Array.from({ length: layers }, (_, row) => `layer_${row}`), steps: numbers, values: Array.from({ length: layers }, (_, row) => numbers.map((step) => cellOf(step, row))) };
}

const steps = Array.from({ length: 9500 }, (_, index) => ({ step: index + 1, loss: [1 / (index + 1), index === 40 ? NaN : 2 / (index + 1)], drift: null }));

/** The message as it comes out at the panel's end of the link. */
function sendPart(part: ReportPart): ReportPart {
  const message = parseHostMessage(encodePanelLink({ kind: 'part', check: 'made', part }));
  if (!message.ok || message.value.kind !== 'part') throw new Error('the link does not let the part pass');
  return message.value.part;
}

function contentsOf(grid: DriftGrid): unknown {
  return { layers: grid.layers, summaries: grid.summaries, cells: Array.from({ length: grid.columns }, (_, column) => [grid.stepOf(column), ...grid.layers.map((_layer, row) => grid.at(row, column))]) };
}

function openBrief(report: CheckReport): { readonly model: CheckModel; readonly record: CheckRecord } {
  const record = briefRecord(madeRecord({ report }));
  return { model: new CheckModel(record), record };
}

describe('a large report', () => {
  const driftMap = madeMap(90, 700);
  const report = madeReport({ steps, driftMap });

  it('is cut to what is said of it everywhere, and comes whole again in parts', () => {
    const { model, record } = openBrief(report);
    expect(encodePanelLink({ kind: 'check', record, select: true }).length).toBeLessThan(4000);
    expect([model.drift.isEmpty, model.loss.lastStep]).toEqual([true, 0]);
    expect([model.takeLack(), model.takeLack()]).toEqual([true, false]);
    const parts = [...collectParts(report)].map(sendPart);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) model.takePart(part);
    expect(contentsOf(model.drift)).toEqual(contentsOf(DriftGrid.fromMap(driftMap)));
    expect(model.report?.steps).toEqual(steps);
    expect(model.loss.collectBroken()).toEqual([{ run: 2, from: 41, to: 41, kind: 'NaN' }]);
    // The list of the history is told again, and takes nothing back.
    model.take(briefRecord(madeRecord({ report })));
    expect([model.loss.lastStep, model.drift.columns]).toEqual([9500, 700]);
  });

  it('keeps what was seen while the runs went on until the last part is there', () => {
    const { record } = openBrief(report);
    const model = new CheckModel(madeRecord({ state: 'running', updates: [{ kind: 'drift', step: 1, layers: [{ layer: 'seen', maxAbs: 0.5 }] }] }));
    model.take(record);
    expect(model.takeLack()).toBe(true);
    const parts = [...collectParts(report)];
    for (const part of parts.slice(0, -1)) model.takePart(part);
    expect(model.drift.layers).toEqual(['seen']);
    for (const part of parts.slice(-1)) model.takePart(part);
    expect(model.drift.layers).toEqual(driftMap.layers);
  });

  it('takes no part out of turn', () => {
    const { model } = openBrief(report);
    model.takeLack();
    const parts = [...collectParts(report)];
    // An answer that was broken off, and one from the beginning.
    const taken = [...parts.slice(1), ...parts.slice(0, 1), ...parts].map((part) => model.takePart(part));
    expect(taken.indexOf(true)).toBe(taken.length - 1);
    expect(contentsOf(model.drift)).toEqual(contentsOf(DriftGrid.fromMap(driftMap)));
  });

  it('may have no map, or only one', () => {
    for (const [part, columns] of [[{ steps }, 0], [{ driftMap }, 700]] as const) {
      const whole = madeReport(part);
      const { model } = openBrief(whole);
      expect(model.takeLack()).toBe(true);
      for (const each of collectParts(whole)) model.takePart(each);
      expect([model.report?.steps.length, model.drift.columns]).toEqual([whole.steps.length, columns]);
    }
  });
});

describe('any other report', () => {
  it('travels as it is', () => {
    const record = madeRecord({ report: madeReport({ steps: steps.slice(0, 100), driftMap: madeMap(4, 100) }) });
    expect(briefRecord(record)).toBe(record);
    expect(new CheckModel(record).takeLack()).toBe(false);
  });
});
