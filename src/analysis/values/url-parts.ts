/** The properties of a `URL` that hold a part of its address. */
const PARTS = ['protocol', 'host', 'hostname', 'origin', 'pathname', 'search'] as const;
export type UrlPart = (typeof PARTS)[number];

export function isPartOfUrl(name: string): name is UrlPart {
  return PARTS.some((each) => each === name);
}

/** `https://api.openai.com/v1/chat/completions` or `{host}/api/chat`, an unknown part being a name in braces. */
const ADDRESS = /^(?:(https?:)\/\/)?([^/?]+)(\/[^?]*)?(\?.*)?$/;

/** A part of a spelled address; undefined where it is no address but a single name. */
export function findPartOfUrl(address: string, part: UrlPart): string | undefined {
  const [, scheme, host, path = '', search = ''] = ADDRESS.exec(address) ?? [];
  if (host === undefined || (scheme === undefined && path === '')) return undefined;
  switch (part) {
    case 'protocol':
      return scheme ?? 'https:';
    case 'host':
      return host;
    case 'hostname':
      return host.replace(/:\d+$/, '');
    case 'origin':
      return scheme === undefined ? host : `${scheme}//${host}`;
    case 'pathname':
      return path;
    case 'search':
      return search;
  }
}
