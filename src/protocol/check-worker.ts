/** The link between the extension host and the process that conducts a check. Structured serialization: NaN survives. */
import type { CheckOptions } from '../core/check-options';
import type { CheckUpdate } from '../core/check-update';
import type { PageCall, PageEvent } from './sandbox';

/** Host → worker. */
export type WorkerCall = { readonly kind: 'start'; readonly options: CheckOptions } | { readonly kind: 'cancel' } | { readonly kind: 'page'; readonly event: PageEvent };

/** Worker → host. `ended` is the last message; `problem` is one sentence if the check gave no report. */
export type WorkerEvent =
  | { readonly kind: 'update'; readonly update: CheckUpdate }
  /** For the panel, which alone has a page to run in. */
  | { readonly kind: 'page'; readonly call: PageCall }
  | { readonly kind: 'ended'; readonly problem: string | null };
