import type { Project } from '../project/project';

const WRITTEN = /\b(?:SWERVE_)?SEED\d*\s*\+\s*(\d{1,5})\b/g;

/** Hands out the numbers that are added to the root seed, each once in a project, from 1. */
export class SeedOffsets {
  #last: number;

  /** Starts behind every offset that the project's files hold already. */
  constructor(project: Project) {
    let last = 0;
    for (const { text } of project.collectFiles()) {
      if (!text.includes('SEED')) continue;
      for (const match of text.matchAll(WRITTEN)) last = Math.max(last, Number(match[1]));
    }
    this.#last = last;
  }

  next(): number {
    return ++this.#last;
  }
}
