import type { ts } from 'ts-morph';
import type { Level } from '../core/finding';
import type { RuleId } from '../core/rule-id';
import type { CallFact } from './facts/call-fact';
import type { FileContext } from './facts/file-context';
import type { Repair } from './repair';

/** Names between braces in a message: `'{api} draws {what}'` has `api` and `what`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

export interface RuleExample {
  /** File name, for its extension. */
  readonly file?: string;
  readonly bad: string;
  readonly good: string;
}

/** What a rule says about one place, before levels and fixes are settled. */
export interface Draft {
  /** The span starts where the call that draws starts. */
  readonly node: ts.Node;
  /** Where the span starts, if not at the node (`.shuffle` in a chain). */
  readonly start?: number;
  readonly message: string;
  readonly level?: Level;
  readonly path?: readonly DraftStep[];
  readonly repair?: Repair;
}

export interface DraftStep {
  readonly node: ts.Node;
  readonly message: string;
}

export interface Visit {
  /** Each call of a library that the tables know. */
  readonly call?: (call: CallFact, context: FileContext) => readonly Draft[];
  /** Once a file, after its calls. */
  readonly file?: (context: FileContext) => readonly Draft[];
}

/** A rule: what it is, what it says, and what it looks at. */
export interface Rule<Messages extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  readonly id: RuleId;
  /** One line. */
  readonly summary: string;
  /** Two to five sentences for someone who does not know the field. */
  readonly why: string;
  readonly level: Level;
  /** `safe` fixes keep what training means; `suggestion` needs an eye. */
  readonly fix: 'safe' | 'suggestion' | 'none';
  readonly messages: Messages;
  /** Executed by a test: `bad` is flagged by this rule, `good` is not. */
  readonly examples: readonly RuleExample[];
  /** When not to heed it, for its page. */
  readonly ignoreWhen: string;
  readonly since: string;
  readonly visit: Visit;
}

export function defineRule<const Messages extends Readonly<Record<string, string>>>(rule: Rule<Messages>): Rule<Messages> {
  return rule;
}

/** Fills the placeholders of a message. */
export function fillMessage<Text extends string>(text: Text, values: Readonly<Record<Placeholders<Text>, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (values as Readonly<Record<string, string>>)[name] ?? whole);
}
