/** What looks at a port without waiting: what it finds may end a loop. */
export const POLL_API = 'receiveMessageOnPort';
