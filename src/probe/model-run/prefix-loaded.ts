import type { LoadFnOutput } from 'node:module';
import { isLibrary } from '../stack-capture';
import { withPrefix } from './page-names';

/** The file of the model, as a URL, and the name of the model in it. */
export interface ModelFile {
  readonly url: string;
  readonly name: string;
}

/** What a loader gave for a file of the user's, with the prefix; all else as it is. */
export function prefixLoaded(url: string, loaded: LoadFnOutput, model: ModelFile | null): LoadFnOutput {
  const text = loaded.source ?? '';
  if (loaded.format === 'json' || loaded.format === 'wasm' || !url.startsWith('file:') || isLibrary(url) || text === '') return loaded;
  const source = typeof text === 'string' ? text : new TextDecoder().decode(text);
  return { ...loaded, source: withPrefix(source, model !== null && url.split('?', 1)[0] === model.url ? model.name : null) };
}
