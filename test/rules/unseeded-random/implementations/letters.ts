import { Task } from './task';

export class Letters extends Task {
  nextText(): string {
    return String.fromCharCode(97 + Math.floor(Math.random() * 26));
    //                                         ^^^^^^^^^^^ unseeded-random (warning)
  }
}
