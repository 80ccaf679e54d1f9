import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckStore } from '../../src/editor/checks/check-store';
import { storedCheck } from './store/stored-check';

let folder: string;
let windows: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swerve-store-'));
});

afterEach(async () => {
  for (const child of windows) await end(child);
  windows = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Another window on the folder, when it has written so many checks. */
async function openWindow(count: number, name: string, state: 'running' | 'done' | 'left'): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'store', 'keep-checks.ts'), folder, String(count), name, state], { stdio: ['ignore', 'pipe', 'inherit'] });
  windows.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The window ended before it had written.')));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function load(): Promise<readonly string[]> {
  return (await new CheckStore(folder).load()).map(({ record }) => `${record.target} ${record.state}`);
}

describe('checks on disk', () => {
  it('of two windows that write at the same time are all there, each under a number of its own', async () => {
    await Promise.all([openWindow(10, 'left', 'done'), openWindow(10, 'right', 'done')]);
    const checks = await new CheckStore(folder).load();
    expect(checks.map(({ record }) => record.id)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
    expect(checks.filter(({ record }) => record.target === 'left.js')).toHaveLength(10);
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('that run in another window are interrupted only when it is gone', async () => {
    const other = await openWindow(1, 'running', 'running');
    expect(await load()).toEqual([]);
    await end(other);
    expect(await load()).toEqual(['running.js interrupted']);
  });

  it('are interrupted at once when their window says that it goes away', async () => {
    await openWindow(1, 'left', 'left');
    expect(await load()).toEqual(['left.js interrupted']);
  });

  it('are told to a window that is open when another ends or drops one', async () => {
    const told: string[] = [];
    const store = new CheckStore(folder);
    store.follow((id, check) => void told.push(`${id} ${check?.record.state ?? 'dropped'}`));
    try {
      await openWindow(1, 'other', 'done');
      await expect.poll(() => told).toContain('1 done');
      new CheckStore(folder).forget('1');
      await expect.poll(() => told).toContain('1 dropped');
    } finally {
      store.close();
    }
  });

  it('are the latest twenty, and damaged files are passed over', async () => {
    const store = new CheckStore(folder);
    for (let index = 0; index < 25; index += 1) store.save(storedCheck(store.claimId(), 'many', 'done'));
    await store.settled();
    writeFileSync(join(folder, '24.json'), '{"check":{"cwd"');
    const ids = (await new CheckStore(folder).load()).map(({ record }) => record.id);
    expect(ids).toEqual(['6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '25']);
  });

  it('cost nothing but themselves where the folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = new CheckStore(join(folder, 'file', 'inside'));
    store.follow(() => undefined);
    expect([store.claimId(), store.claimId()]).toEqual(['1', '2']);
    store.save(storedCheck('1', 'lost', 'done'));
    await store.settled();
    expect(await store.load()).toEqual([]);
    store.close();
  });
});
