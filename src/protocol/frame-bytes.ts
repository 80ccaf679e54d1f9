import { EFFECT_KINDS, INPUT_KINDS, OUTPUT_ROLES, type Fingerprint, type ReadSum } from '../core/trace';
import { ByteReader, type ByteWriter } from './bytes';
import type { Late, TraceFrame } from './trace-frames';

const CODES = ['text', 'input', 'effect', 'step', 'loss', 'print', 'output', 'weights', 'layer', 'note', 'seed', 'values', 'reads', 'gradients', 'excerpt'] as const;

function writePrint(writer: ByteWriter, print: Fingerprint): void {
  writer.u32(print.low).u32(print.high);
}

function readPrint(reader: ByteReader): Fingerprint {
  return { low: reader.u32(), high: reader.u32() };
}

function writeReads(writer: ByteWriter, reads: ReadSum): void {
  writer.u32(reads.count);
  writePrint(writer, reads);
}

function readReads(reader: ByteReader): ReadSum {
  return { count: reader.u32(), ...readPrint(reader) };
}

function writeValues(writer: ByteWriter, values: readonly (number | string)[]): void {
  writer.u32(values.length);
  for (const value of values) {
    if (typeof value === 'number') writer.u8(0).f64(value);
    else writer.u8(1).text(value);
  }
}

function readValues(reader: ByteReader): (number | string)[] {
  const count = reader.u32();
  // Pushed one by one, numbers stay unboxed: 8 bytes each.
  const values: (number | string)[] = [];
  for (let index = 0; index < count; index++) values.push(reader.u8() === 0 ? reader.f64() : reader.text());
  return values;
}

/** What precedes a value that may be late or missing. */
function codeOf(value: unknown): number {
  return value === null ? 0 : value === 'late' ? 1 : 2;
}

function atCode<T>(code: number, value: T): T | Late | null {
  return code === 0 ? null : code === 1 ? 'late' : value;
}

function isHere<T>(value: T | Late | null): value is T {
  return value !== null && value !== 'late';
}

/** Appends a frame: its length, its code, then its fields in the order of `TraceFrame`. */
export function encodeFrame(writer: ByteWriter, frame: TraceFrame): void {
  const start = writer.beginBlock();
  writer.u8(CODES.indexOf(frame.kind));
  switch (frame.kind) {
    case 'text':
      writer.u32(frame.id).text(frame.text);
      break;
    case 'input':
      writer.u8(INPUT_KINDS.indexOf(frame.input)).u32(frame.api).u32(frame.stack).u32(frame.layer).u32(frame.count);
      writePrint(writer, frame.print);
      writeValues(writer, frame.values);
      writer.u8(frame.isApart === true ? 1 : 0);
      break;
    case 'effect':
      encodeEffect(writer, frame);
      break;
    case 'step':
      writer.u32(frame.step).u8(codeOf(frame.loss)).f64(isHere(frame.loss) ? frame.loss : 0).u8(codeOf(frame.print));
      writePrint(writer, isHere(frame.print) ? frame.print : { low: 0, high: 0 });
      writeReads(writer, frame.reads);
      break;
    case 'loss':
      writer.u32(frame.step).f64(frame.loss);
      break;
    case 'gradients':
      writer.u32(frame.step);
      writePrint(writer, frame.print);
      break;
    case 'print':
      writer.u32(frame.tensor);
      writePrint(writer, frame.print);
      break;
    case 'output':
      writer.u8(OUTPUT_ROLES.indexOf(frame.role)).text(frame.name).text(JSON.stringify(frame.shape)).text(frame.dtype).u32(frame.tensor).u32(frame.stack);
      writePrint(writer, frame.print);
      writer.u8(frame.values === null ? 0 : 1);
      if (frame.values !== null) writer.block(frame.values);
      break;
    case 'weights':
      writer.u32(frame.step).text(frame.name).block(frame.values);
      break;
    case 'layer':
      writer.u32(frame.id).text(frame.name).text(frame.className).u32(frame.stack).text(frame.seeds);
      break;
    case 'seed':
      writer.u32(frame.api).u32(frame.stack).text(frame.seed);
      break;
    case 'note':
      writer.text(frame.note).text(frame.value);
      break;
    case 'values':
      writer.block(frame.values);
      break;
    case 'reads':
      writeReads(writer, frame.reads);
      break;
    case 'excerpt':
      writer.text(frame.excerpt);
      break;
  }
  writer.endBlock(start);
}

function encodeEffect(writer: ByteWriter, frame: TraceFrame & { kind: 'effect' }): void {
  writer.u8(EFFECT_KINDS.indexOf(frame.effect)).u32(frame.name).u32(frame.shape).u32(frame.stack).u32(frame.forward).u32(frame.layer);
  writePrint(writer, frame.attributes);
  writer.u32(frame.inputs.length);
  for (const input of frame.inputs) writer.u32(input);
  writer.u32(frame.outputs.length);
  for (const output of frame.outputs) {
    writer.u32(output.id).u8(output.isKnown ? 1 : 0);
    writePrint(writer, output.print);
  }
}

/** The inverse of `encodeFrame` without the length in front. Throws a RangeError on a truncated or unknown frame. */
export function decodeFrame(bytes: Uint8Array): TraceFrame {
  const reader = new ByteReader(bytes);
  const kind = CODES[reader.u8()];
  switch (kind) {
    case 'text':
      return { kind, id: reader.u32(), text: reader.text() };
    case 'input':
      return { kind, input: at(INPUT_KINDS, reader.u8()), api: reader.u32(), stack: reader.u32(), layer: reader.u32(), count: reader.u32(), print: readPrint(reader), values: readValues(reader), ...(reader.u8() === 1 ? { isApart: true } : {}) };
    case 'effect':
      return decodeEffect(reader);
    case 'step':
      return { kind, step: reader.u32(), loss: atCode(reader.u8(), reader.f64()), print: atCode(reader.u8(), readPrint(reader)), reads: readReads(reader) };
    case 'loss':
      return { kind, step: reader.u32(), loss: reader.f64() };
    case 'gradients':
      return { kind, step: reader.u32(), print: readPrint(reader) };
    case 'print':
      return { kind, tensor: reader.u32(), print: readPrint(reader) };
    case 'output':
      return {
        kind,
        role: at(OUTPUT_ROLES, reader.u8()),
        name: reader.text(),
        shape: JSON.parse(reader.text()) as number[],
        dtype: reader.text(),
        tensor: reader.u32(),
        stack: reader.u32(),
        print: readPrint(reader),
        values: reader.u8() === 0 ? null : reader.block(),
      };
    case 'weights':
      return { kind, step: reader.u32(), name: reader.text(), values: reader.block() };
    case 'layer':
      return { kind, id: reader.u32(), name: reader.text(), className: reader.text(), stack: reader.u32(), seeds: reader.text() };
    case 'seed':
      return { kind, api: reader.u32(), stack: reader.u32(), seed: reader.text() };
    case 'values':
      return { kind, values: reader.block() };
    case 'reads':
      return { kind, reads: readReads(reader) };
    case 'excerpt':
      return { kind, excerpt: reader.text() };
    case 'note':
      return { kind, note: reader.text(), value: reader.text() };
    default:
      throw new RangeError('unknown frame');
  }
}

function decodeEffect(reader: ByteReader): TraceFrame {
  return {
    kind: 'effect',
    effect: at(EFFECT_KINDS, reader.u8()),
    name: reader.u32(),
    shape: reader.u32(),
    stack: reader.u32(),
    forward: reader.u32(),
    layer: reader.u32(),
    attributes: readPrint(reader),
    inputs: Array.from({ length: reader.u32() }, () => reader.u32()),
    outputs: Array.from({ length: reader.u32() }, () => ({ id: reader.u32(), isKnown: reader.u8() === 1, print: readPrint(reader) })),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError('unknown code');
  return value;
}
