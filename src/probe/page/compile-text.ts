/** Where a script leaves the function that it holds. */
const HOLDER = Symbol.for('swerve.compiled');

const HOLD = `globalThis[Symbol.for('${HOLDER.description ?? ''}')] =`;

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * `Function` and `eval` as a program knows them. The policy of a webview forbids them, and TensorFlow.js as script tags load
 * it cannot do without; a script with the page's nonce compiles the same text the same way, in the scope of the page. To be
 * called before anything listens for errors: text that is no code throws where it was given, and nowhere else.
 */
export function provideFunction(nonce: string): void {
  let failure: unknown = null;
  let isCompiling = false;
  addEventListener('error', (event) => {
    if (!isCompiling) return;
    failure = event.error;
    event.stopImmediatePropagation();
    event.preventDefault();
  });
  const run = (text: string): void => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.text = text;
    failure = null;
    isCompiling = true;
    document.head.append(script);
    isCompiling = false;
    script.remove();
  };
  const take = (): unknown => {
    const held: unknown = Reflect.get(globalThis, HOLDER);
    Reflect.deleteProperty(globalThis, HOLDER);
    return held;
  };
  const compile = (...parts: unknown[]): AnyFunction => {
    const texts = parts.map(String);
    const body = texts.pop() ?? '';
    run(`${HOLD} function anonymous(${texts.join(',')}\n) {\n${body}\n};`);
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
    run(`${HOLD} (${code}\n);`);
    if (failure instanceof SyntaxError) run(code);
    const value = take();
    if (failure !== null) throw failure as Error;
    return value;
  };
  Object.defineProperty(globalThis, 'eval', { value: evaluate, configurable: true, writable: true });
}
