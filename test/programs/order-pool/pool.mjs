/** Runs `work` on all items, `limit` at a time. */
export async function pool(items, limit, work) {
  let next = 0;
  const lane = async () => { while (next < items.length) await work(items[next++]); };
  await Promise.all(Array.from({ length: limit }, lane));
}
