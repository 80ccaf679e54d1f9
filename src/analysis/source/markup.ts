const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const NOT_JAVASCRIPT = /\btype\s*=\s*["']?(?!text\/javascript|application\/javascript|module|text\/babel|text\/typescript)[\w/+.-]+/i;
const SOURCE = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

/** Everything but the inline scripts becomes blanks, so that every offset, line and column stays what it was. */
export function blankMarkup(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const [whole, attributes = '', body = ''] = match;
    if (NOT_JAVASCRIPT.test(attributes)) continue;
    const start = match.index + whole.indexOf('>', attributes.length + '<script'.length) + 1;
    result += blank(text.slice(end, start)) + body;
    end = start + body.length;
  }
  return result + blank(text.slice(end));
}

/** Addresses of the scripts that a page loads, in order. */
export function collectScriptAddresses(text: string): string[] {
  return [...text.matchAll(SCRIPT)].flatMap(([, attributes = '']) => {
    const source = SOURCE.exec(attributes);
    const address = source?.[1] ?? source?.[2] ?? source?.[3];
    return address === undefined ? [] : [address];
  });
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
