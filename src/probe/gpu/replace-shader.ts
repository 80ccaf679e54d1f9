/** Threads of a workgroup; each takes many words, so that a tensor of any size fits into one dispatch. */
export const REPLACE_THREADS = 64;
export const MOST_GROUPS = 256;

/** What `state` holds: no copy differed so far, the one at hand does, or an earlier one has taken the tensor's place. */
const [SAME, DIFFERS, REPLACED] = [0, 1, 2];

/**
 * Puts a copy of a tensor in its place if it differs, in three passes one after the other; only the first such copy is
 * taken, and as a whole: a mixture of several would be no outcome of anything.
 */
export const REPLACE_SHADER = /* wgsl */ `
@group(0) @binding(0) var<storage, read_write> words: array<u32>;
@group(0) @binding(1) var<storage, read> others: array<u32>;
@group(0) @binding(2) var<storage, read_write> state: atomic<u32>;

@compute @workgroup_size(${REPLACE_THREADS})
fn compare(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&state) == ${REPLACED}u) { return; }
  for (var index = id.x; index < arrayLength(&words); index += groups.x * ${REPLACE_THREADS}u) {
    if (words[index] != others[index]) { atomicMax(&state, ${DIFFERS}u); return; }
  }
}

@compute @workgroup_size(${REPLACE_THREADS})
fn replace(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&state) != ${DIFFERS}u) { return; }
  for (var index = id.x; index < arrayLength(&words); index += groups.x * ${REPLACE_THREADS}u) { words[index] = others[index]; }
}

@compute @workgroup_size(1)
fn settle() {
  if (atomicLoad(&state) != ${SAME}u) { atomicStore(&state, ${REPLACED}u); }
}
`;
