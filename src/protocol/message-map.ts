/** A union of messages from a table `{ name: payload }`: the name travels as `kind`. */
export type MessageOf<Table> = { [Kind in keyof Table]: { readonly kind: Kind } & Table[Kind] }[keyof Table];

/** A handler for every kind of a link: leaving one out does not compile. */
export type HandlersOf<Table> = { readonly [Kind in keyof Table]: (message: { readonly kind: Kind } & Table[Kind]) => void };

/** Hands a message to its handler. */
export function dispatchMessage<Table>(handlers: HandlersOf<Table>, message: MessageOf<Table>): void {
  const kind = (message as { readonly kind: keyof Table }).kind;
  (handlers[kind])(message);
}
