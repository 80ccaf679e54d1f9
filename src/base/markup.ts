const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const NOT_JAVASCRIPT = /\btype\s*=\s*["']?(?!text\/javascript|application\/javascript|module|text\/babel|text\/typescript)[\w/+.-]+/i;
const MODULE = /\btype\s*=\s*["']?module\b/i;
const SOURCE = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

/** `onclick="train()"` of a tag; code in which entities stand for characters is left out. */
const HANDLER = /(\son[a-z]+\s*=\s*)(?:"([^"&]*)"|'([^'&]*)')/gi;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;
/** A comment that never ends goes on to the end of the page. */
const COMMENT = /<!--(?:[\s\S]*?-->|[\s\S]*$)/g;

const SCRIPT_OR_COMMENT = new RegExp(`${COMMENT.source}|${SCRIPT.source}`, 'gi');

/**
 * Everything but the inline scripts and the handlers of tags becomes blanks, so that every offset, line and column stays
 * what it was. A handler is a block: its quotes become braces.
 */
export function blankMarkup(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(SCRIPT_OR_COMMENT)) {
    const [whole, attributes = '', body = ''] = match;
    // A script inside a comment never runs; what looks like a comment inside a script is its own.
    if (whole.startsWith('<!--') || NOT_JAVASCRIPT.test(attributes)) continue;
    const start = bodyStart(match);
    result += blankTags(text.slice(end, start)) + body;
    end = start + body.length;
  }
  return result + blankTags(text.slice(end));
}

/** A script tag of a page. */
export interface ScriptTag {
  /** What it loads, as written; null if the code stands in the page. */
  readonly address: string | null;
  /** Text between its tags. */
  readonly body: string;
  /** Offset of that text in the page. */
  readonly start: number;
  /** Offset of the tag. */
  readonly tagStart: number;
  readonly kind: 'classic' | 'module' | 'other';
  /** It runs when the page is read to its end, and a classic one with an address in order. */
  readonly isDeferred: boolean;
  /** It runs whenever it has come. */
  readonly isAsync: boolean;
}

/** The script tags of a page, in order; what stands in comments is none. */
export function collectScriptTags(text: string): readonly ScriptTag[] {
  return [...text.replace(COMMENT, blank).matchAll(SCRIPT)].map((match) => {
    const [, attributes = '', body = ''] = match;
    const bare = attributes.replace(/"[^"]*"|'[^']*'/g, '');
    return {
      address: findAddress(attributes),
      body,
      start: bodyStart(match),
      tagStart: match.index,
      kind: NOT_JAVASCRIPT.test(attributes) ? 'other' : MODULE.test(attributes) ? 'module' : 'classic',
      isDeferred: /\sdefer\b/i.test(bare),
      isAsync: /\sasync\b/i.test(bare),
    };
  });
}

/** A script that a page loads. */
export interface LoadedScript {
  readonly address: string;
  /** Offset in the page at which it runs: of its tag, or of the end of the page where it waits for that. */
  readonly position: number;
}

/** The scripts that a page loads, in the order of their tags. */
export function collectLoadedScripts(text: string): readonly LoadedScript[] {
  return collectScriptTags(text).flatMap(({ address, tagStart, kind, isDeferred }) => (address === null ? [] : [{ address, position: kind === 'module' || isDeferred ? text.length : tagStart }]));
}

/** Offset of what stands between the tags of a script. */
function bodyStart({ index, 0: whole, 1: attributes = '' }: RegExpExecArray): number {
  return index + whole.indexOf('>', attributes.length + '<script'.length) + 1;
}

function findAddress(attributes: string): string | null {
  const source = SOURCE.exec(attributes);
  return source?.[1] ?? source?.[2] ?? source?.[3] ?? null;
}

/** The code of an inline script, with everything before it blank, so that lines and columns are those of the page. */
export function placeInPage(text: string, { body, start }: ScriptTag): string {
  return blank(text.slice(0, start)) + body;
}

function blankTags(markup: string): string {
  const text = markup.replace(COMMENT, blank);
  let result = '';
  let end = 0;
  for (const tag of text.matchAll(TAG)) {
    for (const handler of tag[0].matchAll(HANDLER)) {
      const [whole, before = '', double, single] = handler;
      const code = double ?? single ?? '';
      const start = tag.index + handler.index;
      result += `${blank(text.slice(end, start + before.length))}{${code}}`;
      end = start + whole.length;
    }
  }
  return result + blank(text.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Is this path, or address, that of a page of its own, not of a part of one? */
export function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

/** Is this path that of a part of a page, which holds its code in markup? */
export function isComponent(path: string): boolean {
  return /\.(?:vue|svelte)$/i.test(path);
}
