import { ehmsTestbed, type Station } from "../parameters";

/** The stations of the live network. */
export const liveStations: readonly Station[] = ["gateway", "server", "attacker"];

/** A station's only interface, in its own namespace. */
export const stationInterface = "eth0";
/** The bridge, in its own namespace. */
export const bridgeInterface = "bridge";
/** End of a station's wire, in the bridge's namespace. */
export const wireInterface = (station: Station): string => `wire-${station}`;
/** End of the cable that leads to the bridge's port, in the bridge's namespace. */
export const plugInterface = (station: Station): string => `plug-${station}`;
/** The bridge's port that a station is plugged into. */
export const portInterface = (station: Station): string => `port-${station}`;

/** Network namespace of a station, or of the bridge.
 * @param network name that all of a testbed's namespaces begin with */
export const namespaceOf = (network: string, member: Station | "bridge"): string => `${network}-${member}`;

/** The namespaces of a testbed. */
export const namespacesOf = (network: string): readonly string[] =>
  [...liveStations, "bridge" as const].map((member) => namespaceOf(network, member));

/** The testbed of the command line. */
export const defaultNetwork = "xmednn";

/** The stations' addresses: those of the data set. They exist in the testbed's namespaces alone. */
export const liveAddresses = ehmsTestbed.addresses;

/** The patient monitor and its server, as IPv4=MAC. */
export const medicalDevices: readonly string[] = (["gateway", "server"] as const).map(
  (station) => `${liveAddresses[station].ip}=${liveAddresses[station].mac}`,
);
