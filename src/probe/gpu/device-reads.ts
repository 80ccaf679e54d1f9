import type { Copier } from './copier';
import { createDevicePrinter, type DevicePrinter } from './device-printer';
import type { GpuBackend } from './gpu-backend';

/** All that the probe asks of one GPU: prints and copies of its tensors. */
export class DeviceReads {
  readonly copier: Copier;
  /** Null where the device cannot print. */
  printer: DevicePrinter | null = null;

  constructor(copier: Copier) {
    this.copier = copier;
  }

  /** Makes the device print its tensors; rejects with the reason why it cannot. */
  async preparePrinter(backend: GpuBackend): Promise<void> {
    this.printer = await createDevicePrinter(backend);
  }

  get hasAsked(): boolean {
    return this.copier.hasAsked || this.printer?.hasAsked === true;
  }

  /** Fetches all that was asked for, in one submission. */
  async collect(): Promise<void> {
    await Promise.all([this.printer?.collect(), this.copier.collect()]);
  }
}
