import { describe, expect, it } from 'vitest';
import { PageBroker } from '../../src/editor/checks/page-broker';
import type { PageCall, PageEvent } from '../../src/protocol/sandbox';

const start = (job: string): PageCall => ({ kind: 'page-start', job: { job, plan: '{}', probe: '', scripts: [], backend: null, markup: '' } });
const ended = (job: string): PageEvent => ({ kind: 'page-ended', job, problem: 'the panel in which it ran was closed' });

class Listener {
  readonly heard: PageEvent[] = [];
  hear(event: PageEvent): void {
    this.heard.push(event);
  }
}

describe('runs in the page of the panel', () => {
  it('wait until there is a page, and hear only what is theirs', () => {
    const [broker, first, second, posted] = [new PageBroker(), new Listener(), new Listener(), [] as PageCall[]];
    broker.send(start('1'), first);
    broker.ready((call) => void posted.push(call));
    broker.send(start('2'), second);
    expect(posted.map((call) => (call.kind === 'page-start' ? call.job.job : ''))).toEqual(['1', '2']);
    broker.receive({ kind: 'page-output', job: '2', stream: 'stdout', text: 'hello' });
    expect([first.heard.length, second.heard.length]).toEqual([0, 1]);
  });

  it('end when the panel is closed, and the check starts no other that nobody would run', () => {
    const [broker, check, posted] = [new PageBroker(), new Listener(), [] as PageCall[]];
    broker.ready((call) => void posted.push(call));
    broker.send(start('1'), check);
    broker.lost();
    broker.send(start('2'), check);
    expect(check.heard).toEqual([ended('1'), ended('2')]);
    broker.ready((call) => void posted.push(call));
    expect(posted).toHaveLength(1);
  });

  it('of a check that comes after find the new page', () => {
    const [broker, check, posted] = [new PageBroker(), new Listener(), [] as PageCall[]];
    broker.ready(() => undefined);
    broker.lost();
    broker.send(start('1'), check);
    broker.ready((call) => void posted.push(call));
    expect([posted.length, check.heard.length]).toEqual([1, 0]);
  });
});
