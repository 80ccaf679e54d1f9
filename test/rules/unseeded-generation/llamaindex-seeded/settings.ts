import { OpenAI, Settings } from 'llamaindex';

Settings.llm = new OpenAI({ model: 'gpt-4o', additionalChatOptions: { seed: 7 } });
