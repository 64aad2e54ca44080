import { existsSync, writeFileSync } from "node:fs";
import { EnvironmentError } from "../../foundation/errors";

/** Settings of this network namespace, by their paths below /proc/sys/net. */
export type KernelSettings = Readonly<Record<string, string>>;

/** No IPv6, whose stations talk by themselves. */
const quiet: KernelSettings = { "ipv6/conf/all/disable_ipv6": "1" };
/** Segments as in the data set: a SYN of 66 bytes. */
export const endStation: KernelSettings = { ...quiet, "ipv4/tcp_timestamps": "0" };
/** Frames pass the bridge as they are. */
export const bridging: KernelSettings = { ...quiet, "bridge/bridge-nf-call-iptables": "0" };
/** The kernel passes on what is for others, as for a man in the middle who only reads along. */
export const forwarding: KernelSettings = { ...quiet, "ipv4/ip_forward": "1" };
/** The kernel passes nothing on: a program does, and the original must not arrive beside what it made of it. */
export const relayingByProgram: KernelSettings = { ...quiet, "ipv4/ip_forward": "0" };

/** Changes settings of the network namespace that this process runs in; one that this kernel lacks is left out.
 * @throws EnvironmentError when the kernel refuses */
export function applySettings(settings: KernelSettings): void {
  for (const [name, value] of Object.entries(settings)) {
    const path = `/proc/sys/net/${name}`;
    try {
      if (existsSync(path)) writeFileSync(path, value);
    } catch (error) {
      throw new EnvironmentError(`${path} could not be set to ${value}: ${(error as Error).message}.`);
    }
  }
}
