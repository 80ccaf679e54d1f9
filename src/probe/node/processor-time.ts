// The program may replace it, and it is traced.
const read = process.cpuUsage.bind(process);
const now = Date.now;

/** How much of a processor all threads of this process use: also workers, Node's own threads and native code, of which nothing else tells. */
export class ProcessorTime {
  private used = usedMs();
  private at = now();

  /** The share since this was last asked: 0 is idle, 1 is one processor. */
  share(): number {
    const used = usedMs();
    const at = now();
    const share = (used - this.used) / Math.max(1, at - this.at);
    [this.used, this.at] = [used, at];
    return share;
  }
}

/** Milliseconds since the process started. */
function usedMs(): number {
  const { user, system } = read();
  return (user + system) / 1000;
}
