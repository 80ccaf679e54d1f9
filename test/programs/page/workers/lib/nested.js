new Worker('part.js');
