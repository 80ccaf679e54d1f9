const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The names that a file takes from a module, members of its namespace among them: what a stand-in has to export. */
export function importedNames(source: string, specifier: string): string[] {
  const clause = new RegExp(`\\b(?:import|export)\\s([^'";]*?)\\bfrom\\s*['"]${specifier.replaceAll(/[.*+?^$()|[\]\\/{}]/g, '\\$&')}['"]`, 'g');
  const names = new Set<string>();
  for (const [, text = ''] of source.matchAll(clause)) {
    const namespace = /\*\s*as\s+([\w$]+)/.exec(text)?.[1];
    if (namespace !== undefined) for (const [, member = ''] of source.matchAll(new RegExp(`(?<![.\\w$])${namespace.replaceAll('$', '\\$')}\\.([\\w$]+)`, 'g'))) names.add(member);
    for (const part of (/\{([^}]*)\}/.exec(text)?.[1] ?? '').split(',')) {
      const name = part.trim().replace(/^type\s+/, '').split(/\s+as\s+/, 1)[0] ?? '';
      if (NAME.test(name)) names.add(name);
    }
  }
  names.delete('default');
  return [...names].sort();
}
