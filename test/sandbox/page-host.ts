import type { Browser } from 'playwright-core';
import type { PageHost } from '../../src/runner/page-run';
import type { PageEvent } from '../../src/protocol/sandbox';
import { openPanel, type OpenPanel } from '../panel/panel-browser';

/** The built panel in a browser as the place where pages can be had; the test stands where the extension host stands. */
export async function openPageHost(browser: Browser): Promise<{ readonly host: PageHost; readonly panel: OpenPanel; readonly close: () => Promise<void> }> {
  const panel = await openPanel(browser);
  const hearers = new Map<string, (event: PageEvent) => void>();
  let told = 0;
  const state = { isOpen: true };
  const pump = (async () => {
    while (state.isOpen) {
      const sent = await panel.sentFrom(told);
      told += sent.length;
      for (const event of sent) if (event.kind === 'page-bytes' || event.kind === 'page-output' || event.kind === 'page-ask' || event.kind === 'page-ended') hearers.get(event.job)?.(event);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    panel,
    host: {
      send: (call) => void panel.post(call),
      listen: (job, hear) => {
        hearers.set(job, hear);
        return () => hearers.delete(job);
      },
    },
    close: async () => {
      state.isOpen = false;
      await pump;
      await panel.page.close();
    },
  };
}
