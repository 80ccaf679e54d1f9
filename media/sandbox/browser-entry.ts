/** The page of a browser without a window, in whose frames the command line runs programs: see `runner/browser-pages.ts`. */
import type { PageCall, PageEvent } from '../../src/protocol/sandbox';
import { PageRuns } from './page-runs';

const script = document.currentScript as HTMLScriptElement;
const { link = '' } = script.dataset;
const runs = new PageRuns(script.nonce, tell);
let told: PageEvent[] = [];
let isTelling = false;

/** Events reach the host in their order: one request at a time, each with all that came meanwhile. */
function tell(event: PageEvent): void {
  told.push(event);
  if (!isTelling) void tellAll();
}

async function tellAll(): Promise<void> {
  isTelling = true;
  while (told.length > 0) {
    const events = told;
    told = [];
    await fetch(`${link}/events`, { method: 'POST', body: JSON.stringify(events) }).catch(() => undefined);
  }
  isTelling = false;
}

new EventSource(`${link}/calls`).onmessage = ({ data }: MessageEvent<string>) => { runs.receive(JSON.parse(data) as PageCall); };
