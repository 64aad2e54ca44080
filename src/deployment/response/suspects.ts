import type { Endpoint, JudgedFlow } from "../judged-flow";
import type { Device } from "./device";

/** Ethernet addresses that a flow's attacker may have. An end whose Ethernet address is not the one that its device is known by
 * stands for a man in the middle; when no end is such, the source is meant. Devices' own addresses are among them only in that
 * last case. */
export function suspectMacs({ source, destination }: JudgedFlow, devices: readonly Device[]): readonly string[] {
  const borrowed = [source, destination].filter((end) => isBorrowed(end, devices)).map(({ mac }) => mac);
  return borrowed.length > 0 ? [...new Set(borrowed)] : [source.mac];
}

function isBorrowed({ address, mac }: Endpoint, devices: readonly Device[]): boolean {
  const owner = devices.find((device) => device.address === address);
  return owner !== undefined && mac !== "" && mac !== owner.mac;
}
