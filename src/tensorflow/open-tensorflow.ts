import { packageRoot } from "../foundation/package-root";
import type { TensorFlow } from "./tensorflow";

/** Kinds of device, the fastest first. */
export const deviceKinds = ["native", "wasm", "plain"] as const;

export type DeviceKind = (typeof deviceKinds)[number];

export interface OpenOptions {
  /** Kinds to choose from, in the order of preference; all unless said. */
  readonly kinds?: readonly DeviceKind[];
  /** Folder that holds .tensorflow; this package's own unless said. */
  readonly root?: string;
}

/** Opens TensorFlow.js on the fastest device that this machine has: TensorFlow itself on a GPU, then on the processor, when
 * its binding was set up; else WebAssembly; else plain JavaScript. TensorFlow.js is loaded by the first call, not before.
 * @throws EnvironmentError when none of the kinds works here, with the reasons */
export async function openTensorFlow({
  kinds = deviceKinds,
  root = packageRoot,
}: OpenOptions = {}): Promise<TensorFlow> {
  quietNeighbour();
  const { openDevice } = await import("./open-device.js");
  return openDevice(kinds, root);
}

/** Another copy of TensorFlow.js in this process, danfojs-node's for one, shares its engine with ours. Outside production mode
 * ours would warn of it while it loads. */
function quietNeighbour(): void {
  const { _tfengine: engine } = globalThis as { _tfengine?: { ENV: { set(flag: string, value: boolean): void } } };
  engine?.ENV.set("PROD", true);
}
