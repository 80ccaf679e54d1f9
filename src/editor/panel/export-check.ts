import { Uri, window, workspace } from 'vscode';
import { messageOf } from '../../base/message-of';
import type { ExportFormat } from '../../protocol/panel';
import { renderCheckHtml } from '../../report/check-html';
import { renderCheckJson } from '../../report/check-json';
import type { Check } from '../checks/check-history';

interface Notice {
  readonly level: 'info' | 'error';
  readonly text: string;
}

const FILTERS: Record<ExportFormat, Record<string, string[]>> = { html: { 'Web page': ['html'] }, png: { Picture: ['png'] }, json: { JSON: ['json'] } };

/** Asks for a file and writes the check to it; null if the user thought better of it. */
export async function exportCheck({ cwd, record }: Check, format: ExportFormat, png: string | null): Promise<Notice | null> {
  const bytes = renderCheck(record, format, png);
  if (bytes === null) return { level: 'error', text: 'There is nothing to save yet: the check has no report.' };
  const name = `${record.target.replace(/^.*\//, '').replace(/\.[^.]+$/, '')}-check-${record.id}.${format}`;
  const file = await window.showSaveDialog({ defaultUri: Uri.joinPath(Uri.file(cwd), name), filters: FILTERS[format] });
  if (file === undefined) return null;
  const problem = await workspace.fs.writeFile(file, bytes).then(() => null, messageOf);
  return problem === null ? { level: 'info', text: `Saved to ${workspace.asRelativePath(file)}.` } : { level: 'error', text: `Could not save: ${problem}` };
}

function renderCheck({ report }: Check['record'], format: ExportFormat, png: string | null): Uint8Array | null {
  if (format === 'png') return png === null ? null : Buffer.from(png, 'base64');
  if (report === null) return null;
  return new TextEncoder().encode(format === 'html' ? renderCheckHtml(report) : renderCheckJson(report));
}
