/**
 * Deals out how often the calls of a program are executed again. What a GPU takes for them is known too late, so the plan
 * says how many there are: each call has half of what is left, for the first difference is as good as any.
 */
export class RepeatBudget {
  private readonly proved = new Set<string>();
  private left: number;

  /** `executions` are for all calls together. */
  constructor(executions: number) {
    this.left = executions;
  }

  /** How often a call is executed again; `key` names the kernel and its shapes. */
  timesFor(key: string): number {
    if (this.proved.has(key)) return 0;
    const times = Math.ceil(this.left / 2);
    this.left -= times;
    return times;
  }

  /** Nothing more is to be learned of a kernel that was seen to differ. */
  prove(key: string): void {
    this.proved.add(key);
  }
}
