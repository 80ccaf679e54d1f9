import type { InitializeHook, LoadHook } from 'node:module';
import { prefixLoaded, type ModelFile } from './prefix-loaded';

let model: ModelFile | null = null;

export const initialize: InitializeHook<ModelFile> = (data) => {
  model = data;
};

export const load: LoadHook = async (url, context, next) => prefixLoaded(url, await next(url, context), model);
