/** The link between the extension host and the process that conducts a check. Structured serialization: NaN survives. */
import type { CheckOptions } from '../core/check-options';
import type { CheckUpdate } from '../core/check-update';

/** Host → worker. */
export type WorkerCall = { readonly kind: 'start'; readonly options: CheckOptions } | { readonly kind: 'cancel' };

/** Worker → host. `ended` is the last message; `problem` is one sentence if the check gave no report. */
export type WorkerEvent =
  | { readonly kind: 'update'; readonly update: CheckUpdate }
  | { readonly kind: 'ended'; readonly problem: string | null };
