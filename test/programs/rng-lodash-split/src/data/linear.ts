export interface Row { readonly x: number; readonly y: number }

export function linearData(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ x: index / count, y: 2 * (index / count) - 1 }));
}
