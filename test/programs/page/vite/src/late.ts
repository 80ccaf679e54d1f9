export const describe = (loss: number): string => `a loss of ${typeof loss}, shown: ${document.querySelector('p')?.className.includes('box')}`;
