import { Task } from './task';

export class Stories extends Task {
  constructor(private readonly texts: readonly string[]) {
    super();
  }

  nextText(): string {
    return this.texts[Math.floor(Math.random() * this.texts.length)] ?? '';
    //                           ^^^^^^^^^^^ unseeded-random (warning)
  }

  length(): number {
    return this.nextText().length;
  }
}
