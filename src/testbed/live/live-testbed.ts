import { EnvironmentError, UsageError } from "../../foundation/errors";
import type { Attack } from "../poison";
import { namespaceOf } from "./layout";
import { existingNamespaces, makeNamespaces, processesIn, removeNamespaces } from "./namespaces";
import { type RunningStation, startStation } from "./start-station";
import type { Tell } from "./station-event";

export interface LiveTestbedOptions {
  /** Name that its namespaces begin with. */
  readonly network: string;
  /** Seed of vital signs and delays; what the machine's own timing does to the traffic it does not fix. */
  readonly seed: number;
  /** From one reading to the next, ms. */
  readonly interval: number;
  readonly tell: Tell;
}

/** A live network of gateway, server and bridge. */
export interface LiveTestbed {
  /** Resolves when a station ends, whoever ended it. */
  readonly ended: Promise<unknown>;
  /** Ends every station and removes every namespace. */
  close(): Promise<void>;
}

/** Builds the network and lets the readings flow. It is removed when it is closed and also when this process is killed; what is left
 * of an earlier one of the same name, killed before its cables lay, is removed first.
 * @throws EnvironmentError where namespaces cannot be made; UsageError when such a testbed runs already */
export async function openLiveTestbed({ network, seed, interval, tell }: LiveTestbedOptions): Promise<LiveTestbed> {
  requireLiveNetworks();
  if (isRunning(network)) throw new UsageError(`A testbed "${network}" runs already. End it by "xmednn testbed down".`);
  removeNamespaces(network);
  makeNamespaces(network);
  const stations: RunningStation[] = [];
  const close = async () => {
    await Promise.all(stations.map((station) => station.stop()));
    removeNamespaces(network);
  };
  try {
    stations.push(await startStation(namespaceOf(network, "bridge"), { role: "cables", network, seed }, tell));
    stations.push(await startStation(namespaceOf(network, "server"), { role: "server" }, tell));
    stations.push(await startStation(namespaceOf(network, "gateway"), { role: "gateway", seed, interval }, tell));
  } catch (error) {
    await close();
    throw error;
  }
  return { ended: Promise.race(stations.map(({ gone }) => gone)), close };
}

/** Starts the man in the middle of a testbed that runs. He vanishes when stopped, and sets nothing right.
 * @throws UsageError when no such testbed runs */
export async function startAttack(network: string, attack: Attack, seed: number, tell: Tell): Promise<RunningStation> {
  requireLiveNetworks();
  const namespace = namespaceOf(network, "attacker");
  if (!existingNamespaces(network).includes(namespace))
    throw new UsageError(`No testbed "${network}" runs. Start one by "xmednn testbed up", in another terminal.`);
  return startStation(namespace, { role: "attacker", seed, attack }, tell);
}

/** Whether a testbed has its gateway: a station ends with the process that started it. */
function isRunning(network: string): boolean {
  const gateway = namespaceOf(network, "gateway");
  return existingNamespaces(network).includes(gateway) && processesIn([gateway]).length > 0;
}

/** Removes a testbed, whoever built it, or what is left of it.
 * @returns whether there was one */
export function removeLiveTestbed(network: string): boolean {
  requireLiveNetworks();
  return removeNamespaces(network) > 0;
}

/** @throws EnvironmentError where live networks cannot be made */
export function requireLiveNetworks(): void {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    throw new EnvironmentError("The live testbed needs Linux and root: it makes network namespaces.");
}
