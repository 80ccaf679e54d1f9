/** Colours are for terminals, and not where the user asked for none (https://no-color.org: set, and not empty). */
export function hasColor(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';
}
