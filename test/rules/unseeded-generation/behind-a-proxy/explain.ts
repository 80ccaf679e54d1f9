// The request is made by a function that knows the services by name; the address is whatever somebody set.
interface Profile {
  readonly kind: 'anthropic' | 'other';
  readonly endpoint: string;
}

function build({ kind, endpoint }: Profile, content: string): { url: string; init: RequestInit } {
  switch (kind) {
    case 'anthropic':
      return { url: endpoint, init: { method: 'POST', headers: { 'anthropic-version': '2023-06-01' }, body: JSON.stringify({ model: 'x', messages: [{ role: 'user', content }], max_tokens: 9 }) } };
    case 'other':
      return { url: endpoint, init: { method: 'POST', body: JSON.stringify({ text: content }) } };
  }
}

export async function explain(profile: Profile, code: string, signal: AbortSignal): Promise<unknown> {
  const { url, init } = build(profile, code);
  const response = await fetch(url, { ...init, signal });
  //                     ^^^^^ unseeded-generation
  return response.json();
}
