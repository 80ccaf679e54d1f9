import type { Exercise } from '../exercise';

/** The JavaScript platform itself. */
export const PLATFORM: readonly Exercise[] = [
  { api: 'global:Math.random' },
  { api: 'global:crypto.randomInt', args: ['1000000000'] },
  { api: 'global:crypto.randomBytes', args: ['8'] },
  { api: 'global:crypto.randomFillSync', args: ['new Uint8Array(8)'] },
  { api: 'global:crypto.getRandomValues', args: ['new Uint8Array(8)'] },
];
