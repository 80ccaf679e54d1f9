export abstract class Task {
  abstract nextText(): string;
}
