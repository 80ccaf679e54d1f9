const kind = 'unheard';
const worker = new Worker('lib/trouble-worker.js');
if (kind === 'heard') worker.onerror = (event) => console.log('heard', event.message, event.lineno);
