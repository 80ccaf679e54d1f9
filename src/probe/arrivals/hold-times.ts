/** The longest disturbance of what takes but a moment, in milliseconds. */
export const MOMENT_MS = 12;

/** The same of workers and processes: they start one after the other, and only a long pause changes which is heard first. */
export const STARTED_MS = 600;
