setTimeout(() => {
  process.send('stop', () => process.disconnect());
}, 250);
