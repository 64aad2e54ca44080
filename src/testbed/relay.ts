import type { Address } from "./network/host";

/** The attacker's own machine and the two stations it comes between. */
export interface RelayStations {
  readonly self: Address;
  readonly gateway: Address;
  readonly server: Address;
}

/** What the attacker did to a session. */
export type RelayedAs = "relayed" | "altered";

/** The relay's own log: told of every frame it passed on, by the gateway's port. */
export type RelayLog = (port: number, relayedAs: RelayedAs) => void;
