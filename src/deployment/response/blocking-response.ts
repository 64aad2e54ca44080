import { isIPv4 } from "node:net";
import type { JudgedFlow } from "../judged-flow";
import type { Action } from "./action-log";
import type { ArpRepair } from "./arp-repair";
import type { BlockLimits } from "./block-limits";
import { type Device, isStationMac } from "./device";
import type { Firewall } from "./firewall";
import type { TimedElement } from "./firewall-table";
import type { Response, ResponseKind } from "./response";
import { suspectMacs } from "./suspects";

/** What a blocking response works with. */
export interface BlockingParts {
  readonly respond: Exclude<ResponseKind, "alert">;
  readonly devices: readonly Device[];
  /** How long a block is in force, s. */
  readonly blockSeconds: number;
  readonly limits: BlockLimits;
  readonly firewall: Firewall;
  /** For "repair" alone. */
  readonly arp: ArpRepair | undefined;
  readonly record: (action: Action) => void;
  /** s of the epoch. */
  readonly now: () => number;
}

/** Blocks the addresses that stand for the attacker, and repairs when asked to. */
export function blockingResponse(parts: BlockingParts): Response {
  const { respond, devices, blockSeconds: seconds, limits, firewall, arp, record, now } = parts;
  const targetsOf = (flow: JudgedFlow) =>
    respond === "block-ip" ? [flow.source.address].filter(isIPv4) : suspectMacs(flow, devices).filter(isStationMac);
  const set = respond === "block-ip" ? "addresses" : "macs";
  return {
    respond: async (flow) => {
      const time = now();
      const rulings = targetsOf(flow).map((target) => ({ target, ruling: limits.rule(target, time) }));
      const blocked = rulings.filter(({ ruling }) => ruling === "block");
      if (blocked.length > 0) {
        const blocks = blocked.map(({ target }): TimedElement => ({ set, key: target, seconds }));
        await firewall.add([...blocks, ...(arp === undefined ? [] : guardElements(devices, seconds))]);
        arp?.announce();
      }
      for (const { target, ruling } of rulings)
        record({
          time: now(),
          response: respond,
          target,
          outcome: ruling,
          ...(ruling === "block" && { expires: time + seconds }),
          flow: flowOf(flow),
        });
    },
    close: async () => {
      arp?.close();
      await firewall.close();
    },
  };
}

/** Answers attacks by the log alone. */
export function alertResponse(record: (action: Action) => void, now: () => number): Response {
  return {
    respond: async (flow) => record({ time: now(), response: "alert", outcome: "logged", flow: flowOf(flow) }),
    close: async () => {},
  };
}

/** Lets ARP name the devices' IPv4 addresses only as they are known. */
const guardElements = (devices: readonly Device[], seconds: number): readonly TimedElement[] =>
  devices.flatMap(({ address, mac }): readonly TimedElement[] => [
    { set: "bindings", key: `${address} . ${mac}`, seconds },
    { set: "guarded", key: address, seconds },
  ]);

const flowOf = ({ time, source, destination, probability }: JudgedFlow): Action["flow"] => ({
  time,
  source,
  destination,
  probability,
});
