import type { Station } from "../parameters";
import { ip } from "./ip-program";
import {
  bridgeInterface,
  liveAddresses,
  liveStations,
  namespaceOf,
  namespacesOf,
  plugInterface,
  portInterface,
  stationInterface,
  wireInterface,
} from "./layout";

/** Makes the namespaces of a testbed: each station with one interface, and a bridge. Between a station's wire and the bridge's port
 * nothing passes until the cables run. Every interface is made inside these namespaces, and none leads out.
 * @throws EnvironmentError when the system refuses; what was made by then is removed */
export function makeNamespaces(network: string): void {
  try {
    for (const namespace of namespacesOf(network)) ip("netns", "add", namespace);
    const bridge = namespaceOf(network, "bridge");
    ip("-n", bridge, "link", "add", bridgeInterface, "type", "bridge", "forward_delay", "0");
    ip("-n", bridge, "link", "set", bridgeInterface, "up");
    for (const station of liveStations) plugIn(network, station);
  } catch (error) {
    removeNamespaces(network);
    throw error;
  }
}

function plugIn(network: string, station: Station): void {
  const bridge = namespaceOf(network, "bridge");
  const own = namespaceOf(network, station);
  const { mac, ip: address } = liveAddresses[station];
  const [wire, plug, port] = [wireInterface(station), plugInterface(station), portInterface(station)];
  const peer = ["peer", "name", stationInterface, "address", mac, "netns", own];
  ip("-n", bridge, "link", "add", wire, "type", "veth", ...peer);
  ip("-n", bridge, "link", "add", plug, "type", "veth", "peer", "name", port);
  ip("-n", bridge, "link", "set", port, "master", bridgeInterface);
  for (const name of [wire, plug, port]) ip("-n", bridge, "link", "set", name, "up");
  ip("-n", own, "address", "add", `${address}/24`, "dev", stationInterface);
  ip("-n", own, "link", "set", stationInterface, "up");
}

/** The testbed's namespaces that exist. */
export function existingNamespaces(network: string): readonly string[] {
  const names = ip("netns", "list")
    .split("\n")
    .map((line) => line.split(" ")[0]);
  return namespacesOf(network).filter((namespace) => names.includes(namespace));
}

/** Processes that run in namespaces which exist, this one left out. */
export function processesIn(namespaces: readonly string[]): readonly number[] {
  return namespaces
    .flatMap((namespace) => ip("netns", "pids", namespace).trim().split("\n"))
    .map(Number)
    .filter((id) => id > 0 && id !== process.pid);
}

/** Ends every process of a testbed and removes its namespaces, with all that is in them. What does not exist is left out.
 * @returns how many namespaces were removed */
export function removeNamespaces(network: string): number {
  const existing = existingNamespaces(network);
  for (const id of processesIn(existing)) endProcess(id);
  for (const namespace of existing) ip("netns", "delete", namespace);
  return existing.length;
}

function endProcess(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
