/** A program that computes nothing for so long has ended, though it waits for what it has begun (an answer, another process, a timer): it may wait for ever. */
export const AWAITING_SECONDS = 60;
