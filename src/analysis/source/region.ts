import { ts } from 'ts-morph';
import { Cell, currentAnswer } from '../memo/cell';

/**
 * A region is a statement without the statements inside it: what an edit changes at once. A block belongs to the
 * statement around it.
 */
export function isRegion(node: ts.Node): boolean {
  const { kind } = node;
  return (KINDS[kind] ??= kind !== ts.SyntaxKind.Block && ts.isStatement(node));
}

/** By syntax kind; filled as kinds are met. */
const KINDS: (boolean | undefined)[] = [];

/** The region that a node belongs to; undefined outside of all statements. */
export function regionOf(node: ts.Node): ts.Node | undefined {
  let current = node;
  while (!isRegion(current)) {
    const parent = current.parent as ts.Node | undefined;
    if (parent === undefined) return undefined;
    current = parent;
  }
  return current;
}

/** A node that is a region, and every region inside it. */
export function collectRegions(node: ts.Node, regions: Set<ts.Node>): void {
  if (isRegion(node)) regions.add(node);
  ts.forEachChild(node, (child) => {
    collectRegions(child, regions);
  });
}

/** What rests on the words of a region or on where it stands. */
const OWN = new WeakMap<ts.Node, Cell>();
/** What rests on the `return` statements inside a region, and on anything inside it. */
const RETURNS = new WeakMap<ts.Node, Cell>();
const WHOLE = new WeakMap<ts.Node, Cell>();

/** The answer that is being worked out read a node; reading into the statements inside it is another matter. */
export function observeNode(node: ts.Node): void {
  observe(OWN, node);
}

/** The answer read which `return` statements a function has. */
export function observeReturns(node: ts.Node): void {
  observe(RETURNS, node);
}

/** The answer read a node with every statement inside it. */
export function observeWhole(node: ts.Node): void {
  observe(WHOLE, node);
}

function observe(cells: WeakMap<ts.Node, Cell>, node: ts.Node): void {
  const region = currentAnswer() === null ? undefined : regionOf(node);
  if (region === undefined) return;
  const cell = cells.get(region) ?? new Cell();
  cells.set(region, cell);
  cell.observe();
}

/** These regions changed, came or went. */
export function touchRegions(regions: ReadonlySet<ts.Node>): void {
  const around = new Set<ts.Node>();
  const returning = new Set<ts.Node>();
  for (const region of regions) {
    OWN.get(region)?.touch();
    addAround(region, around);
    if (ts.isReturnStatement(region)) addAround(region, returning);
  }
  for (const region of around) WHOLE.get(region)?.touch();
  for (const region of returning) RETURNS.get(region)?.touch();
}

function addAround(node: ts.Node, regions: Set<ts.Node>): void {
  for (let current: ts.Node | undefined = node; current !== undefined; current = current.parent as ts.Node | undefined) {
    if (!isRegion(current)) continue;
    if (regions.has(current)) return;
    regions.add(current);
  }
}
