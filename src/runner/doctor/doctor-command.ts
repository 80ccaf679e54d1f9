import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { problem, ok, type Result } from '../../base/result';
import { wrapText } from '../../base/wrap-text';
import { findBrowser } from '../find-browser';
import { diagnose, type Diagnosis } from './diagnose';
import { findMembers } from './find-members';
import type { Machine } from './machine';
import { readMachine } from './read-machine';

export interface DoctorReport {
  readonly schema: 'swerve.doctor/1';
  readonly machine: Machine;
  readonly backends: readonly Diagnosis[];
  /** Path of the Chrome or Chromium in which pages run; null if there is none. */
  readonly browser: string | null;
  /** Folders below that have TensorFlow.js of their own, where the project itself has none: the packages of a monorepo. */
  readonly members?: readonly string[];
}

/** Examines this machine for the project in `folder`; a folder that is not there is a problem. */
export async function runDoctor(folder: string): Promise<Result<DoctorReport>> {
  const project = resolve(folder);
  if (!existsSync(project) || !statSync(project).isDirectory()) return problem(`There is no folder ${folder}: name the folder of a project.`);
  const machine = await readMachine({ project });
  const hasTensorFlow = Object.keys(machine.packages).some((name) => name.startsWith('@tensorflow/'));
  const members = hasTensorFlow ? [] : findMembers(project);
  return ok({ schema: 'swerve.doctor/1', machine, backends: diagnose(machine), browser: await findBrowser(), ...(members.length === 0 ? {} : { members }) });
}

const MARKS: Readonly<Record<Diagnosis['state'], string>> = { usable: '✔', blocked: '✖', absent: '·' };

/** Narrower sentences are hard to read. */
const LEAST_ROOM = 20;

/**
 * A sentence a backend, best first, one for pages, and one for the packages of a monorepo; sentences are broken so that
 * lines have at most `width` characters, and are a line each where that is not limited.
 */
export function renderDoctor({ backends, browser, members = [] }: DoctorReport, width = Infinity): string {
  const nameRoom = Math.max(...backends.map(({ backend }) => backend.length));
  const render = (state: Diagnosis['state'], name: string, sentence: string): string => {
    const label = `${MARKS[state]} ${name.padEnd(nameRoom)}  `;
    const lines = wrapText(sentence, Math.max(LEAST_ROOM, width - label.length));
    return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}\n`).join('');
  };
  const pages = browser === null ? render('absent', 'page', 'There is no Chrome or Chromium to run pages in: install one, or name it in CHROME_PATH.') : render('usable', 'page', `${browser} runs pages, and scripts with --page, on its WebGPU or WebGL.`);
  const all = `${backends.map(({ backend, state, sentence }) => render(state, backend, sentence)).join('')}${pages}`;
  const [member] = members;
  return member === undefined ? all : `${all}\n${wrapText(`TensorFlow.js is in ${members.join(', ')}: type \`swerve doctor ${member}\`.`, width).join('\n')}\n`;
}

/** What `swerve doctor` prints and exits with: 0 when the machine could be read, 2 when not. */
export async function doctorAction(folder: string, { format }: { readonly format: string }): Promise<void> {
  const report = await runDoctor(folder);
  if (!report.ok || (format !== 'text' && format !== 'json')) {
    process.stderr.write(`${report.ok ? `There is no format ${format}: choose text or json.` : report.error.message}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(format === 'json' ? `${JSON.stringify(report.value, null, 2)}\n` : renderDoctor(report.value, process.stdout.columns || Infinity));
}
