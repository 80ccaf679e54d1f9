/** Where a script leaves the function that it holds. */
const HOLDER = Symbol.for('swerve.compiled');

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * `Function` as a program knows it. The policy of a webview forbids it, and TensorFlow.js as script tags load it cannot do
 * without; a script with the page's nonce compiles the same text the same way, in the scope of the page. To be called
 * before anything listens for errors: text that is no code throws where it was given, and nowhere else.
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
  const compile = (...parts: unknown[]): AnyFunction => {
    const texts = parts.map(String);
    const body = texts.pop() ?? '';
    const script = document.createElement('script');
    script.nonce = nonce;
    script.text = `globalThis[Symbol.for('${HOLDER.description ?? ''}')] = function anonymous(${texts.join(',')}\n) {\n${body}\n};`;
    failure = null;
    isCompiling = true;
    document.head.append(script);
    isCompiling = false;
    script.remove();
    const compiled = Reflect.get(globalThis, HOLDER) as AnyFunction | undefined;
    Reflect.deleteProperty(globalThis, HOLDER);
    if (compiled === undefined) throw failure instanceof Error ? failure : new SyntaxError('Invalid function');
    return compiled;
  };
  const provided = new Proxy(Function, { apply: (_, __, parts) => compile(...(parts as unknown[])), construct: (_, parts) => compile(...(parts as unknown[])) });
  Object.defineProperty(Function.prototype, 'constructor', { value: provided, configurable: true, writable: true });
  Object.defineProperty(globalThis, 'Function', { value: provided, configurable: true, writable: true });
}
