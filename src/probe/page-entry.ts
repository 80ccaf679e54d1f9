import { startPage } from './page/page-start';
import { startWorker } from './page/worker-start';

/** The script that is running now: the probe, in the words of a stack. */
function findOwnFile(): string {
  const errors = Error as unknown as { prepareStackTrace?: unknown };
  const { prepareStackTrace } = errors;
  errors.prepareStackTrace = (_error: unknown, sites: { getFileName(): string | null }[]) => sites[0]?.getFileName() ?? '';
  const file = new Error('where').stack as unknown;
  errors.prepareStackTrace = prepareStackTrace;
  return typeof file === 'string' ? file : '';
}

// The same text is the probe of a page and, handed on by it, of the page's workers.
if (typeof document === 'undefined') startWorker(findOwnFile());
else startPage({ file: findOwnFile(), text: document.currentScript?.textContent ?? '', nonce: document.currentScript?.nonce ?? '' });
