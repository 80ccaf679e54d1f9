import type { PageHost } from '../../src/runner/page-run';
import type { PageEvent } from '../../src/protocol/sandbox';
import { GPU_FLAGS, openPanel, startBrowser, type OpenPanel } from '../panel/panel-browser';

export interface OpenPages {
  readonly host: PageHost;
  readonly panel: OpenPanel;
  readonly close: () => Promise<void>;
}

/** The built panel in a browser of its own as the place where pages can be had; the test stands where the extension host stands. */
export async function openPageHost(): Promise<OpenPages> {
  const browser = await startBrowser(GPU_FLAGS);
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
      await browser.close();
    },
  };
}
