/** What WebGPU tells of an adapter (`GPUAdapterInfo`), any part of it empty. */
export interface AdapterInfo {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly device?: string;
  readonly description?: string;
}

/**
 * The name under which reports show an adapter, '' if it tells nothing. NVIDIA's Vulkan driver describes itself alone
 * (`NVIDIA: 580.159.04`) and names the card as the device, so both are needed to know what computed.
 */
export function nameAdapter({ vendor = '', architecture = '', device = '', description = '' }: AdapterInfo): string {
  if (device !== '' && description !== '' && !description.includes(device)) return `${device} (${description})`;
  return [description, device, `${vendor} ${architecture}`.trim()].find((text) => text !== '') ?? '';
}
