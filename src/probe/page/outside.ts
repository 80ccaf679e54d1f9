import type { FrameAnswer, FrameEvent, PageAnswer, PageRequest } from '../../protocol/sandbox';

export type Answer = PageAnswer<Uint8Array<ArrayBuffer>>;

/** The process that runs the check, which is asked for all that a frame cannot reach; a worker asks it through its page. */
export class Outside {
  readonly #post: (event: FrameEvent) => void;
  readonly #waiting = new Map<number, (answer: Answer | null) => void>();
  #asked = 0;

  constructor(post: (event: FrameEvent) => void) {
    this.#post = post;
  }

  /** Null if nobody answers. */
  ask(request: PageRequest): Promise<Answer | null> {
    const id = this.#asked++;
    const answered = new Promise<Answer | null>((resolve) => this.#waiting.set(id, resolve));
    this.#post({ kind: 'ask', id, request });
    return answered;
  }

  take({ id, answer }: FrameAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}
