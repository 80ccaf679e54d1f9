/** Note of a run of whose kernels not all are told. */
export const UNTOLD_NOTE = 'untold';

/** Note of a run whose tensors are copied from the GPU to be printed: why that GPU does not print them itself. */
export const COPIED_NOTE = 'copied';

/** Notes of a replay that looks for what an order does: the place where work was started, and as the value the stack that put its outcome into a collection. */
export const FILLED_NOTE = 'filled ';
/** The same for work that was done a moment before. */
export const FILLED_BESIDE_NOTE = 'filled-beside ';

/** Note of a run in which something was done before what had begun earlier beside it. */
export const OVERTAKEN_NOTE = 'overtaken';

/** Note of a run in which a model was trained while another was. */
export const OVERLAP_NOTE = 'overlap';

/** Note of a run of a model: what only a page has and was replaced, as text. */
export const STAND_INS_NOTE = 'stand-ins';

/** Note of a run in a page: what was pressed to start the training, as text. */
export const PRESSED_NOTE = 'pressed';

/** What the user should know of what a page loads. */
export const PAGE_NOTE = 'page-notes';

/** Note of a run in a page whose TensorFlow.js is too old to be traced: its version. */
export const UNTRACED_NOTE = 'untraced';

/** Note of a run that was ended though its program waited for something: for how many seconds it had computed nothing. */
export const WAITED_NOTE = 'waited';

/** Note of a run that tells what the program prints and writes, for want of tensors. */
export const TEXT_NOTE = 'text';

/** Note of a run whose program has memory that threads share. */
export const SHARED_NOTE = 'shared-memory';

/** Begins the note of a message to the worker of that number; its value is the timer that sent it, its API and its stack. */
export const SENT_NOTE = 'sent ';

/** Note of a run of a model that could not be had: a `ModelProblem`. */
export const MODEL_PROBLEM_NOTE = 'model-problem';

/**
 * Name that stacks give to code that a program hands to a worker as text. The probe tells, in place of a source map, that
 * code and the stack of the line that made the worker; a number behind the name tells workers apart.
 */
export const WORKER_CODE = '[worker eval]';
