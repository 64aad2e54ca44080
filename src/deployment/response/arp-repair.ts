import { existsSync, realpathSync } from "node:fs";
import { basename } from "node:path";
import { interfaceMac, openPacketSocket } from "../../capture/packets/packet-socket";
import { correctiveArp } from "./corrective-arp";
import type { Device } from "./device";

/** Tells devices each other's true addresses. */
export interface ArpRepair {
  /** Sends at once, and again twice: a neighbour entry that was changed within the last second takes no other address. */
  announce(): void;
  close(): void;
}

const announcements = 3;
const intervalMs = 1100;

/** @param interfaceName interface of the devices' network; a bridge's port stands for its bridge
 * @throws EnvironmentError when the interface is missing or refuses a packet socket */
export function openArpRepair(interfaceName: string, devices: readonly Device[]): ArpRepair {
  const sender = bridgeOf(interfaceName) ?? interfaceName;
  const socket = openPacketSocket(sender);
  const frames = correctiveArp(devices, interfaceMac(sender));
  const timers = new Set<NodeJS.Timeout>();
  const send = (times: number) => {
    for (const frame of frames) socket.send(frame);
    if (times === 1) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(times - 1);
    }, intervalMs);
    timers.add(timer);
  };
  return {
    announce: () => send(announcements),
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      socket.close();
    },
  };
}

/** The bridge that an interface is a port of. */
function bridgeOf(interfaceName: string): string | undefined {
  const master = `/sys/class/net/${interfaceName}/master`;
  return existsSync(`${master}/bridge`) ? basename(realpathSync(master)) : undefined;
}

/** A repair that prints what it would tell. */
export function printedArpRepair(devices: readonly Device[], print: (line: string) => void): ArpRepair {
  return {
    announce: () => {
      for (const { address, mac } of devices)
        print(`arp ${announcements} times, ${intervalMs} ms apart: ${address} is at ${mac}`);
    },
    close: () => {},
  };
}
