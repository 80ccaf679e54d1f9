import { dirname } from 'node:path';
import type { BackendName } from '../../core/verdict';
import { readDependencies } from '../backends/choose-backend';
import { collectAdvice, diagnose } from './diagnose';
import { diagnoseNativeGpu } from './diagnose-native-gpu';
import type { PackageName } from './machine';
import { readMachine } from './read-machine';

/** Packages whose presence among a project's dependencies shows that a better backend is wanted. */
const WANTED: readonly PackageName[] = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-webgpu'];

/**
 * What keeps a project from a better backend than the one that ran, for packages that it names among its dependencies;
 * empty, and quick, where it names none. `adapter` is the run's: a GPU package that ran on the CPU gets its reason.
 */
export async function adviseProject(target: string, ran: BackendName | null, adapter: string | null): Promise<readonly string[]> {
  const named = readDependencies(dirname(target));
  const isSilentCpu = ran === 'tfjs-node-gpu' && adapter?.includes('CPU') === true;
  if (!isSilentCpu && !WANTED.some((name) => named.has(name))) return [];
  const machine = await readMachine({ project: dirname(target) });
  const wanted = diagnose(machine).filter(({ backend }) => WANTED.some((name) => name.endsWith(backend) && named.has(name)));
  return [...(isSilentCpu ? [diagnoseNativeGpu(machine).sentence] : []), ...collectAdvice(wanted, ran)];
}
