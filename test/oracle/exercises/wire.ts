/** How a method of a language-model client is called, and where its seed stands in the request. */
export interface WireExercise {
  readonly api: string;
  readonly specifier: string;
  /** Source of the receiver; `lib` is the client's module, `maker(options)` in it takes the options that hold a seed. */
  readonly receiver?: string;
  /** Export that makes the receiver, and its arguments. */
  readonly maker?: readonly [path: string, ...args: string[]];
  readonly args: readonly string[];
  /** Path of the seed in the body that the provider reads; null where no provider reads one. */
  readonly key: string | null;
  readonly setup?: string;
}

const MESSAGES = "[{ role: 'user', content: 'hi' }]";
const CHAT = `{ model: 'm', messages: ${MESSAGES} }`;
const KEY = "{ apiKey: 'x', maxRetries: 0 }";

const openai: readonly WireExercise[] = [
  { api: 'openai:OpenAI#chat.completions.create', specifier: 'openai', maker: ['OpenAI', KEY], args: [CHAT], key: 'seed' },
  { api: 'openai:OpenAI#chat.completions.parse', specifier: 'openai', maker: ['OpenAI', KEY], args: [CHAT], key: 'seed' },
  { api: 'openai:OpenAI#completions.create', specifier: 'openai', maker: ['OpenAI', KEY], args: ["{ model: 'm', prompt: 'hi' }"], key: 'seed' },
  { api: 'openai:OpenAI#responses.create', specifier: 'openai', maker: ['OpenAI', KEY], args: ["{ model: 'm', input: 'hi' }"], key: null },
  { api: 'openai:OpenAI#responses.parse', specifier: 'openai', maker: ['OpenAI', KEY], args: ["{ model: 'm', input: 'hi' }"], key: null },
  { api: 'openai:OpenAI#images.generate', specifier: 'openai', maker: ['OpenAI', KEY], args: ["{ model: 'm', prompt: 'hi' }"], key: null },
  { api: 'groq-sdk:Groq#chat.completions.create', specifier: 'groq-sdk', maker: ['Groq', KEY], args: [CHAT], key: 'seed' },
  { api: 'together-ai:Together#chat.completions.create', specifier: 'together-ai', maker: ['Together', KEY], args: [CHAT], key: 'seed' },
  { api: 'together-ai:Together#completions.create', specifier: 'together-ai', maker: ['Together', KEY], args: ["{ model: 'm', prompt: 'hi' }"], key: 'seed' },
  { api: 'together-ai:Together#images.generate', specifier: 'together-ai', maker: ['Together', KEY], args: ["{ model: 'm', prompt: 'hi' }"], key: 'seed' },
  { api: '@anthropic-ai/sdk:Anthropic#messages.create', specifier: '@anthropic-ai/sdk', maker: ['Anthropic', KEY], args: [`{ model: 'm', max_tokens: 9, messages: ${MESSAGES} }`], key: null },
];

const google: readonly WireExercise[] = [
  { api: '@google/genai:GoogleGenAI#models.generateContent', specifier: '@google/genai', maker: ['GoogleGenAI', "{ apiKey: 'x' }"], args: ["{ model: 'm', contents: 'hi' }"], key: 'generationConfig.seed' },
  { api: '@google/genai:GoogleGenAI#models.generateContentStream', specifier: '@google/genai', maker: ['GoogleGenAI', "{ apiKey: 'x' }"], args: ["{ model: 'm', contents: 'hi' }"], key: 'generationConfig.seed' },
  {
    api: '@google/genai:Chat#sendMessageStream',
    specifier: '@google/genai',
    receiver: "(new (use('GoogleGenAI'))({ apiKey: 'x' })).chats.create({ model: 'm' })",
    args: ["{ message: 'hi' }"],
    key: 'generationConfig.seed',
  },
  {
    api: '@google/genai:Chat#sendMessage',
    specifier: '@google/genai',
    receiver: "(new (use('GoogleGenAI'))({ apiKey: 'x' })).chats.create({ model: 'm' })",
    args: ["{ message: 'hi' }"],
    key: 'generationConfig.seed',
  },
  {
    api: '@google/generative-ai:GenerativeModel#generateContent',
    specifier: '@google/generative-ai',
    receiver: "(new (use('GoogleGenerativeAI'))('x')).getGenerativeModel({ model: 'm' })",
    args: ["{ contents: [{ role: 'user', parts: [{ text: 'hi' }] }] }"],
    key: 'generationConfig.seed',
  },
];

const clients: readonly WireExercise[] = [
  { api: 'ollama:Ollama#chat', specifier: 'ollama', maker: ['Ollama', '{}'], args: [CHAT], key: 'options.seed' },
  { api: 'ollama:Ollama#generate', specifier: 'ollama', maker: ['Ollama', '{}'], args: ["{ model: 'm', prompt: 'hi' }"], key: 'options.seed' },
  { api: '@mistralai/mistralai:Mistral#chat.complete', specifier: '@mistralai/mistralai', maker: ['Mistral', "{ apiKey: 'x' }"], args: [CHAT], key: 'random_seed' },
  { api: '@mistralai/mistralai:Mistral#chat.stream', specifier: '@mistralai/mistralai', maker: ['Mistral', "{ apiKey: 'x' }"], args: [CHAT], key: 'random_seed' },
  { api: '@mistralai/mistralai:Mistral#fim.complete', specifier: '@mistralai/mistralai', maker: ['Mistral', "{ apiKey: 'x' }"], args: ["{ model: 'm', prompt: 'hi' }"], key: 'random_seed' },
  { api: '@mistralai/mistralai:Mistral#agents.complete', specifier: '@mistralai/mistralai', maker: ['Mistral', "{ apiKey: 'x' }"], args: [`{ agentId: 'a', messages: ${MESSAGES} }`], key: 'random_seed' },
  { api: 'cohere-ai:CohereClientV2#chatStream', specifier: 'cohere-ai', maker: ['CohereClientV2', "{ token: 'x' }"], args: [CHAT], key: 'seed' },
  { api: 'cohere-ai:CohereClientV2#chat', specifier: 'cohere-ai', maker: ['CohereClientV2', "{ token: 'x' }"], args: [CHAT], key: 'seed' },
  { api: 'cohere-ai:CohereClient#chat', specifier: 'cohere-ai', maker: ['CohereClient', "{ token: 'x' }"], args: ["{ message: 'hi' }"], key: 'seed' },
  { api: '@huggingface/inference:InferenceClient#chatCompletion', specifier: '@huggingface/inference', maker: ['InferenceClient', "'x'"], args: [`{ model: 'm', endpointUrl: 'http://h/v1', messages: ${MESSAGES} }`], key: 'seed' },
  { api: '@huggingface/inference:InferenceClient#textGeneration', specifier: '@huggingface/inference', maker: ['InferenceClient', "'x'"], args: ["{ endpointUrl: 'http://h', inputs: 'hi' }"], key: 'seed' },
  { api: '@huggingface/inference:InferenceClient#textToImage', specifier: '@huggingface/inference', maker: ['InferenceClient', "'x'"], args: ["{ endpointUrl: 'http://h', inputs: 'hi' }"], key: 'parameters.seed' },
  { api: 'replicate:Replicate#predictions.create', specifier: 'replicate', maker: ['Replicate', "{ auth: 'x' }"], args: ["{ model: 'a/b', input: { prompt: 'hi' } }"], key: 'input.seed' },
  { api: 'replicate:Replicate#run', specifier: 'replicate', maker: ['Replicate', "{ auth: 'x' }"], args: ["'a/b'", "{ input: { prompt: 'hi' } }"], key: 'input.seed' },
  { api: '@fal-ai/client:fal.run', specifier: '@fal-ai/client', setup: "use('fal').config({ credentials: 'x' });", args: ["'fal-ai/x'", "{ input: { prompt: 'hi' } }"], key: 'seed' },
  { api: '@fal-ai/client:fal.queue.submit', specifier: '@fal-ai/client', setup: "use('fal').config({ credentials: 'x' });", args: ["'fal-ai/x'", "{ input: { prompt: 'hi' } }"], key: 'seed' },
  { api: '@fal-ai/client:fal.subscribe', specifier: '@fal-ai/client', setup: "use('fal').config({ credentials: 'x' });", args: ["'fal-ai/x'", "{ input: { prompt: 'hi' } }"], key: 'seed' },
  { api: '@openrouter/sdk:OpenRouter#chat.send', specifier: '@openrouter/sdk', maker: ['OpenRouter', "{ apiKey: 'x' }"], args: [`{ chatRequest: ${CHAT} }`], key: 'seed' },
];

const ADAPTERS = [
  ['@langchain/openai', 'ChatOpenAI', 'seed'],
  ['@langchain/groq', 'ChatGroq', 'seed'],
  ['@langchain/ollama', 'ChatOllama', 'options.seed'],
  ['@langchain/mistralai', 'ChatMistralAI', 'random_seed'],
  ['@langchain/google-genai', 'ChatGoogleGenerativeAI', null],
  ['@langchain/anthropic', 'ChatAnthropic', null],
] as const;

const MADE = "{ apiKey: 'x', model: 'm', maxRetries: 0 }";
const langchain: readonly WireExercise[] = [
  ...ADAPTERS.map(([id, name, key]): WireExercise => ({ api: `${id}:${name}#invoke`, specifier: id, maker: [name, MADE], args: ["'hi'", '{}'], key })),
  { api: '@langchain/openai:OpenAI#invoke', specifier: '@langchain/openai', maker: ['OpenAI', MADE], args: ["'hi'", '{}'], key: 'seed' },
  // A chain hands the options of the call on to its model.
  {
    api: '@langchain/openai:ChatOpenAI#invoke',
    specifier: '@langchain/openai',
    receiver: `(await import('@langchain/core/prompts')).ChatPromptTemplate.fromTemplate('hi').pipe(new (use('ChatOpenAI'))(${MADE}))`,
    args: ['{}', '{}'],
    key: 'seed',
  },
];

/** The AI SDK with each provider: the model's class says whether the seed arrives. */
export interface CarrierExercise {
  readonly provider: string;
  readonly model: string;
  /** Identity of the call that makes the model. */
  readonly maker: string;
  readonly key: string;
}

export const CARRIERS: readonly CarrierExercise[] = [
  { provider: '@ai-sdk/openai', model: "createOpenAI({ apiKey: 'x' })('gpt-4o')", maker: '@ai-sdk/openai:openai', key: 'seed' },
  { provider: '@ai-sdk/openai', model: "createOpenAI({ apiKey: 'x' }).chat('gpt-4o')", maker: '@ai-sdk/openai:openai.chat', key: 'seed' },
  { provider: '@ai-sdk/anthropic', model: "createAnthropic({ apiKey: 'x' })('claude-3-5-haiku-latest')", maker: '@ai-sdk/anthropic:anthropic', key: 'seed' },
  { provider: '@ai-sdk/google', model: "createGoogleGenerativeAI({ apiKey: 'x' })('gemini-2.0-flash')", maker: '@ai-sdk/google:google', key: 'generationConfig.seed' },
  { provider: '@ai-sdk/mistral', model: "createMistral({ apiKey: 'x' })('mistral-small')", maker: '@ai-sdk/mistral:mistral', key: 'random_seed' },
  { provider: '@ai-sdk/groq', model: "createGroq({ apiKey: 'x' })('llama')", maker: '@ai-sdk/groq:groq', key: 'seed' },
];

export const WIRE: readonly WireExercise[] = [...openai, ...google, ...clients, ...langchain];
