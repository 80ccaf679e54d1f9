interface Question {
  readonly prompt: string;
}

// A body that a class begins and its subclass ends, sent by a method that is given both.
abstract class Provider {
  constructor(protected readonly endpoint: string) {}

  protected abstract extra(question: Question): Record<string, unknown>;

  ask(question: Question): Promise<Response> {
    return this.#post(this.endpoint, { model: 'a', ...this.extra(question) });
  }

  #post(url: string, body: Record<string, unknown>): Promise<Response> {
    return fetch(url, { method: 'POST', body: JSON.stringify(body) });
//         ^^^^^ unseeded-generation
  }
}

export class Claude extends Provider {
  constructor() {
    super('https://api.anthropic.com/v1/messages');
  }

  protected extra({ prompt }: Question): Record<string, unknown> {
    return { max_tokens: 9, messages: [{ role: 'user', content: prompt }] };
  }
}
