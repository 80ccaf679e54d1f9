/** Time on the clock and on the processor; the latter is what counts where a machine has other work. */
export interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

export async function measure(step: () => unknown): Promise<Took> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await step();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1_000 };
}

export function renderTook({ ms, cpuMs }: Took): string {
  return `${Math.round(ms)} ms (processor ${Math.round(cpuMs)} ms)`;
}
