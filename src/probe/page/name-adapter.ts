import type { EngineRecorder } from '../engine-trap';

interface Registered {
  readonly adapterInfo?: { readonly vendor?: string; readonly architecture?: string; readonly description?: string };
  readonly gpgpu?: { readonly gl?: WebGLRenderingContext };
}

/** The GPU that ran, as the browser names it. */
export function nameAdapter(trap: EngineRecorder | null): string {
  const { registry } = (trap?.engine ?? {}) as { registry?: Record<string, Registered> };
  const backend = registry?.[trap?.engine.backendName ?? ''];
  const { description, vendor, architecture } = backend?.adapterInfo ?? {};
  const gl = backend?.gpgpu?.gl;
  const extension = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = extension == null ? '' : gl?.getParameter(extension.UNMASKED_RENDERER_WEBGL);
  return typeof renderer === 'string' && renderer !== '' ? renderer : (description ?? '') || [vendor, architecture].filter((word) => word !== undefined && word !== '').join(' ');
}
