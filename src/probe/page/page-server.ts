import { PAGE_ORIGIN, type PageRequest } from '../../protocol/sandbox';
import { fingerprintText } from '../fingerprint';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { settleInTurn } from '../arrivals/settle-in-turn';
import type { Recorder } from '../recorder';
import type { Skip } from '../stack-capture';
import type { Answer, Outside } from './outside';

/** Content up to this size can be given again by a replay; larger content is compared by its print. */
const KEPT_BYTES = 2 ** 20;

/** Where something is asked for: the call, and the user's line. */
export interface AskSite {
  readonly api: string;
  readonly stack: string;
}

/** Asks outside the frame for what a server would give; the gate tells, or says, in which order the answers come. */
export class PageServer {
  readonly #outside: Outside;
  readonly #recorder: Recorder;
  readonly #gate: ArrivalGate;
  readonly #base: string | null;
  #open = 0;
  /** How often something was asked for or has come. */
  changes = 0;

  /** @param base what addresses are relative to, where that is not the page */
  constructor(outside: Outside, recorder: Recorder, gate: ArrivalGate, base: string | null = null) {
    this.#base = base;
    this.#gate = gate;
    this.#outside = outside;
    this.#recorder = recorder;
  }

  /** What was asked for and has not come: while there is some, the program has not ended. */
  get openCount(): number {
    return this.#open;
  }

  /** What a server would be asked for at this address; null if it holds its data itself. */
  addressOf(given: string): string | null {
    return serverAddress(this.#base === null ? given : new URL(given, this.#base).href);
  }

  /** @param caller the function above which the user's frames are; null where it has no name */
  siteOf(api: string, caller: Skip): AskSite {
    return { api, stack: this.#recorder.isQuiet ? '' : this.#recorder.stacks.capture(caller) };
  }

  /** Null if nobody answers. */
  ask(request: PageRequest, site: AskSite): Promise<Answer | null> {
    const answered = this.#outside.ask(request);
    this.#open++;
    this.changes++;
    const tell = (answer: Answer | null): Answer | null => {
      this.#open--;
      this.changes++;
      return this.#tell(answer, site);
    };
    return site.stack === '' ? answered.then(tell) : settleInTurn(answered, this.#gate.start(site.api, site.stack), { tell });
  }

  /** What a server gives comes from outside: a replay gives what an earlier run was given. */
  #tell(answer: Answer | null, { api, stack }: AskSite): Answer | null {
    if (stack === '') return answer;
    const bytes = answer === null ? '' : toBinary(answer.body);
    const { low, high } = bytes.length > KEPT_BYTES ? fingerprintText(bytes) : { low: 0, high: 0 };
    const own = answer === null ? MISSING : `${answer.status} ${bytes.length > KEPT_BYTES ? `#${low} ${high} ${bytes.length}` : `=${btoa(bytes)}`}`;
    const given = this.#recorder.inputAt('file', api, own, stack);
    const [, status = '', kept] = /^(\d+) =(.*)$/s.exec(given) ?? [];
    if (given === own || (given !== MISSING && kept === undefined)) return answer;
    if (given === MISSING) return null;
    return { statusText: '', headers: [], ...answer, status: Number(status), body: Uint8Array.from(atob(kept ?? ''), (letter) => letter.charCodeAt(0)) };
  }
}

const MISSING = 'nothing';

/** Bytes as text of one letter each. */
export function toBinary(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 0x8000) text += String.fromCharCode(...bytes.subarray(index, index + 0x8000));
  return text;
}

/** What a server would be asked for at this address; null if it holds its data itself. */
export function serverAddress(given: string): string | null {
  if (given.startsWith(PAGE_ORIGIN)) return given.slice(PAGE_ORIGIN.length - 1);
  if (/^https?:\/\//i.test(given)) return given;
  // An origin that is none is written so.
  const path = given.replace(/^null(?=\/)/, '');
  if (path.startsWith('//')) return `https:${path}`;
  return path === '' || /^[a-z][a-z\d+.-]*:/i.test(path) ? null : path;
}

/** A request for nothing but what is at an address. */
export function plainRequest(address: string): PageRequest {
  return { address, method: 'GET', headers: [], body: null };
}
