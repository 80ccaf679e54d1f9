/** A server that speaks the OpenAI API, so that its client can be pointed at it, and takes no seed. */
interface SeedlessHost {
  readonly host: string;
  readonly name: string;
  readonly address: RegExp;
  readonly sources: readonly string[];
}

export const SEEDLESS_HOSTS: readonly SeedlessHost[] = [
  { host: 'api.deepseek.com', name: 'DeepSeek', address: /api\.deepseek\.com/, sources: ['https://api-docs.deepseek.com/api/create-chat-completion'] },
  { host: 'api.perplexity.ai', name: 'Perplexity', address: /api\.perplexity\.ai/, sources: ['https://docs.perplexity.ai/api-reference/chat-completions-post'] },
];

/** Anthropic lists `seed` among the fields that its OpenAI-compatible address ignores. */
const ANTHROPIC = /api\.anthropic\.com/;

/** Why a seed is lost where a client of the OpenAI API is pointed at an address; undefined where it may arrive. */
export function explainSeedlessHost(address: string): string | undefined {
  const host = SEEDLESS_HOSTS.find((each) => each.address.test(address))?.name ?? (ANTHROPIC.test(address) ? 'Anthropic' : undefined);
  return host === undefined ? undefined : `the ${host} API, which \`baseURL\` points at, has no seed: record the outputs`;
}
