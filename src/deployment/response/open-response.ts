import { UsageError } from "../../foundation/errors";
import { wallClock } from "../../foundation/wall-clock";
import { appendingLog } from "./action-log";
import { openArpRepair, printedArpRepair } from "./arp-repair";
import { blockLimits } from "./block-limits";
import { alertResponse, blockingResponse } from "./blocking-response";
import { type Device, parseDevice } from "./device";
import { openFirewall, printedFirewall } from "./firewall";
import type { Response, ResponseKind } from "./response";

export interface ResponseOptions {
  readonly respond: ResponseKind;
  /** Medical devices, as IPv4=MAC: never blocked. "repair" tells them each other's addresses, so it needs two. */
  readonly allow: readonly string[];
  /** Most blocks a minute. */
  readonly limit: number;
  /** How long a block is in force, s: whole number of at least 1. */
  readonly blockSeconds: number;
  /** Interface of the devices' network by which "repair" sends ARP; a bridge's port stands for its bridge. */
  readonly interface?: string;
  /** File that every action is appended to. */
  readonly log?: string;
  /** Prints what would be done, and does nothing. */
  readonly dryRun?: boolean;
  /** Takes warnings and the lines of a dry run. */
  readonly print: (line: string) => void;
}

/** Defaults for whoever asks. */
export const responseDefaults = { limit: 6, blockSeconds: 60 } as const;

const blockIpWarning =
  "block-ip drops the attack's source address. A man in the middle borrows it from the patient monitor: " +
  "what falls silent then is the monitor.";

/** Opens what answers attacks.
 * @throws UsageError when the options make no sense together; EnvironmentError when firewall, interface or log refuses */
export async function openResponse(options: ResponseOptions): Promise<Response> {
  const { respond, limit, blockSeconds, log, dryRun = false, print } = options;
  const devices = options.allow.map(parseDevice);
  requireSense(options, devices);
  const record = log === undefined ? () => {} : appendingLog(log);
  if (respond === "alert") return alertResponse(record, wallClock);
  if (respond === "block-ip") print(blockIpWarning);
  const never = new Set(devices.flatMap(({ address, mac }) => [address, mac]));
  return blockingResponse({
    respond,
    devices,
    blockSeconds,
    limits: blockLimits({ never, perMinute: limit, seconds: blockSeconds }),
    arp: respond === "repair" ? arpRepair(options, devices) : undefined,
    firewall: dryRun ? printedFirewall(print) : await openFirewall(),
    record,
    now: wallClock,
  });
}

function arpRepair({ dryRun = false, print, interface: name = "" }: ResponseOptions, devices: readonly Device[]) {
  return dryRun ? printedArpRepair(devices, print) : openArpRepair(name, devices);
}

function requireSense({ respond, blockSeconds, limit, interface: name }: ResponseOptions, devices: readonly Device[]) {
  if (!Number.isInteger(blockSeconds) || blockSeconds < 1)
    throw new UsageError(`A block lasts a whole number of seconds of at least 1, not ${blockSeconds}.`);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`At least one block a minute must be allowed, not ${limit}.`);
  if (respond !== "repair") return;
  if (devices.length < 2)
    throw new UsageError(
      `"repair" tells devices each other's true addresses: name at least two by --allow IPv4=MAC, the monitor and its server.`,
    );
  if (name === undefined) throw new UsageError(`"repair" sends ARP: name the bridge that it sends by.`);
}
