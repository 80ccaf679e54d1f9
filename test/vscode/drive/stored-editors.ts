/** Where the web VS Code keeps which editors are open, in a database of the browser. */
const EDITORS = 'memento/workbench.parts.editor';

/**
 * Text for the page: does the window's own store name an open editor of this kind? As text, because what compiles the
 * tests adds calls to functions that a page does not have.
 */
export function askStored(kind: string): string {
  return `(async () => {
    const finish = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith('vscode-web-state-db')) continue;
      const database = await finish(indexedDB.open(name));
      const value = database.objectStoreNames.contains('ItemTable') ? await finish(database.transaction('ItemTable').objectStore('ItemTable').get('${EDITORS}')) : undefined;
      database.close();
      if (typeof value === 'string' && value.includes(${JSON.stringify(kind)})) return true;
    }
    return false;
  })()`;
}
