import { Uri } from 'vscode';
import { isComponent, isPage as isPagePath } from '../../base/markup';
import type { Check } from './check-history';

/** What to check: a script, or with `model` a function or variable in it that builds one. */
export interface CheckTarget {
  readonly file: Uri;
  readonly model: string | null;
}

const RUNNABLE = /\.(?:[cm]?[jt]sx?|html?|vue|svelte)$/i;

/** Is this a script, a page or a part of one on disk? Other files are neither run nor read as code. */
export function isRunnable({ scheme, path }: Uri): boolean {
  return scheme === 'file' && RUNNABLE.test(path);
}

/** Is this a page of its own? */
export function isPage({ path }: Uri): boolean {
  return isPagePath(path);
}

/** Does this run in the page alone: a page, or a part of one? */
export function runsInPage({ path }: Uri): boolean {
  return isPagePath(path) || isComponent(path);
}

/** What an earlier check ran, to run it again. */
export function targetOf({ cwd, record }: Check): CheckTarget {
  return { file: Uri.joinPath(Uri.file(cwd), record.target), model: record.model };
}

/** The same text for the same script or model. */
export function keyOf({ file, model }: CheckTarget): string {
  return model === null ? file.toString() : `${file.toString()}#${model}`;
}

/** Are these the same script or model? */
export function isSameTarget(a: CheckTarget, b: CheckTarget): boolean {
  return keyOf(a) === keyOf(b);
}
