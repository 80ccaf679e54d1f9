/** Where a script leaves the function that it holds. */
const HOLDER = Symbol.for('swerve.compiled');

const HOLD = `globalThis[Symbol.for('${HOLDER.description ?? ''}')] =`;

type AnyFunction = (...args: unknown[]) => unknown;

/** Runs a text as a script, at once. Gives what it threw; null if it threw nothing. */
export type RunText = (text: string) => unknown;

/** By scripts with the page's nonce. To be called before anything listens for errors: text that is no code throws where it was given, and nowhere else. */
export function runInPage(nonce: string): RunText {
  let failure: unknown = null;
  let isCompiling = false;
  addEventListener('error', (event) => {
    if (!isCompiling) return;
    failure = event.error;
    event.stopImmediatePropagation();
    event.preventDefault();
  });
  return (text) => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.text = text;
    failure = null;
    isCompiling = true;
    document.head.append(script);
    isCompiling = false;
    script.remove();
    return failure;
  };
}

/**
 * `Function` and `eval` as a program knows them. The policy of a webview forbids them, and TensorFlow.js as script tags load
 * it cannot do without; a script compiles the same text the same way, in the scope of the page or its worker.
 */
export function provideFunction(run: RunText): void {
  const take = (): unknown => {
    const held: unknown = Reflect.get(globalThis, HOLDER);
    Reflect.deleteProperty(globalThis, HOLDER);
    return held;
  };
  const compile = (...parts: unknown[]): AnyFunction => {
    const texts = parts.map(String);
    const body = texts.pop() ?? '';
    const failure = run(`${HOLD} function anonymous(${texts.join(',')}\n) {\n${body}\n};`);
    const compiled = take() as AnyFunction | undefined;
    if (compiled === undefined) throw failure instanceof Error ? failure : new SyntaxError('Invalid function');
    return compiled;
  };
  const provided = new Proxy(Function, { apply: (_, __, parts) => compile(...(parts as unknown[])), construct: (_, parts) => compile(...(parts as unknown[])) });
  Object.defineProperty(Function.prototype, 'constructor', { value: provided, configurable: true, writable: true });
  Object.defineProperty(globalThis, 'Function', { value: provided, configurable: true, writable: true });
  // Of an expression the value; statements are run for what they do.
  const evaluate = (code: unknown): unknown => {
    if (typeof code !== 'string') return code;
    const failure = run(`${HOLD} (${code}\n);`);
    const own = failure instanceof SyntaxError ? run(code) : failure;
    const value = take();
    if (own !== null) throw own as Error;
    return value;
  };
  Object.defineProperty(globalThis, 'eval', { value: evaluate, configurable: true, writable: true });
}
