import { describe, expect, it } from 'vitest';
import { decodeNumbers, encodeNumbers } from '../../src/protocol/number-json';
import { dispatch, encodePanelLink, parseHostMessage, parsePanelMessage, type PanelMessage } from '../../src/protocol/panel';

describe('numbers on the link', () => {
  it('survive where JSON would change them', () => {
    const numbers = [NaN, Infinity, -Infinity, -0, 0, 1e-45, 0.1];
    expect(decodeNumbers(encodeNumbers({ loss: numbers }))).toEqual({ loss: numbers });
    expect(JSON.parse(JSON.stringify(numbers))).not.toEqual(numbers);
  });

  it('of text that is not JSON are undefined', () => {
    expect(decodeNumbers('{')).toBeUndefined();
  });
});

describe('the guard at the host', () => {
  it('lets a message of the panel through as it was sent', () => {
    const message: PanelMessage = { kind: 'reveal', file: 'src/train.ts', line: 12, column: null };
    expect(parsePanelMessage(encodePanelLink(message))).toEqual({ ok: true, value: message });
  });

  it.each([
    [{ kind: 'reveal' }, 'not understood'],
    ['"ready"', 'not understood'],
    ['{"kind":"constructor"}', 'unknown kind "constructor"'],
    ['{"kind":"reveal","file":"a.ts","line":0,"column":null}', 'wrong "line"'],
    ['{"kind":"export","check":"1","format":"exe","png":null}', 'wrong "format"'],
  ])('answers %j with one sentence', (data, sentence) => {
    const parsed = parsePanelMessage(data);
    expect(parsed.ok ? '' : parsed.error.message).toContain(sentence);
  });
});

describe('the guard at the panel', () => {
  it('keeps a loss that is not a number', () => {
    const step = { kind: 'step', run: 1, step: 1, loss: NaN, elapsedMs: 1, totalSteps: null } as const;
    const parsed = parseHostMessage(encodePanelLink({ kind: 'updates', check: '1', updates: [step] }));
    expect(parsed).toEqual({ ok: true, value: { kind: 'updates', check: '1', updates: [step] } });
  });
});

describe('dispatch', () => {
  it('calls the handler of the kind', () => {
    const seen: string[] = [];
    dispatch<Extract<PanelMessage, { kind: 'ready' | 'select' }>>(
      { ready: () => seen.push('ready'), select: ({ check }) => seen.push(check) },
      { kind: 'select', check: 'a' },
    );
    expect(seen).toEqual(['a']);
  });
});
