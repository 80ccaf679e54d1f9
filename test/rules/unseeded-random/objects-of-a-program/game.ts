import { Apple } from './apple';

export class CatchGame {
  readonly apples: Apple[] = [];

  spawn(): void {
    this.apples.push(new Apple());
  }
}
