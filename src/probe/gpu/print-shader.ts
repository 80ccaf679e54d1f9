import { FACTORS, LANES, RUN_WORDS } from '../fingerprint';

/** Runs that one workgroup takes in. */
export const GROUP_RUNS = 64;
/** Bytes between two numbers of slots: the largest alignment that a device may ask of a dynamic offset. */
export const SLOT_STRIDE = 256;
/** 32-bit words of a result: two sums over runs, and the first word as it is. */
export const RESULT_WORDS = 3;

/** `fingerprintWords` for a GPU: a thread takes in one run of words and adds what it found to the sums of the tensor's slot. */
export const PRINT_SHADER = /* wgsl */ `
struct Result { low: atomic<u32>, high: atomic<u32>, first: u32 }

@group(0) @binding(0) var<storage, read> words: array<u32>;
@group(1) @binding(0) var<storage, read_write> results: array<Result>;
@group(1) @binding(1) var<uniform> slot: u32;

fn mix_bits(value: u32) -> u32 {
  var mixed = (value ^ (value >> 16u)) * 0x85ebca6bu;
  mixed = (mixed ^ (mixed >> 13u)) * 0xc2b2ae35u;
  return mixed ^ (mixed >> 16u);
}

fn rotate(value: u32, bits: u32) -> u32 {
  return (value << bits) | (value >> (32u - bits));
}

@compute @workgroup_size(${GROUP_RUNS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let length = arrayLength(&words);
  let start = id.x * ${RUN_WORDS}u;
  if (start >= length) { return; }
  let end = min(start + ${RUN_WORDS}u, length);
  let whole = end & ~3u;
  var a = ${LANES.a}u;
  var b = ${LANES.b}u;
  var c = ${LANES.c}u;
  var d = ${LANES.d}u;
  for (var index = start; index < whole; index += 4u) {
    a = rotate((a ^ words[index]) * ${FACTORS.a}u, 13u);
    b = rotate((b ^ words[index + 1u]) * ${FACTORS.b}u, 15u);
    c = rotate((c ^ words[index + 2u]) * ${FACTORS.c}u, 17u);
    d = rotate((d ^ words[index + 3u]) * ${FACTORS.d}u, 11u);
  }
  for (var index = whole; index < end; index++) {
    a = rotate((a ^ words[index]) * ${FACTORS.a}u, 13u);
    c ^= a * ${FACTORS.c}u;
  }
  let place = id.x + 1u;
  atomicAdd(&results[slot].low, mix_bits(a ^ (b * ${FACTORS.low}u) ^ (c >> 3u) ^ (place * ${FACTORS.lowRun}u)));
  atomicAdd(&results[slot].high, mix_bits(d ^ (c * ${FACTORS.high}u) ^ (b << 5u) ^ a ^ (place * ${FACTORS.highRun}u)));
  if (id.x == 0u) { results[slot].first = words[0]; }
}
`;
