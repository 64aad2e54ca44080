import { encodeArp } from "../capture/packets/arp";
import type { Address } from "./network/host";
import type { FramePort } from "./network/switch";
import { type Clock, milliseconds } from "./network/virtual-time";
import type { RelayStations } from "./relay";

/** "Spoofing" comes between both directions and reads along; "Data Alteration" comes between the gateway's direction alone, and
 * changes the readings. */
export type Attack = "Spoofing" | "Data Alteration";

export interface PoisonParameters {
  /** From one forged ARP reply to the next, ms. */
  readonly poisonInterval: number;
}

/** Forges ARP replies until repair is called, which tells the truth: to the gateway always, to the server when asked. */
export function poison(
  time: Clock,
  { poisonInterval }: PoisonParameters,
  { self, gateway, server }: RelayStations,
  attack: Attack,
  send: FramePort,
): { repair(server: boolean): void } {
  let isRepaired = false;
  const claim = (of: Address, at: Address, to: Address) => {
    const [senderMac, senderIp, targetMac, targetIp] = [at.mac, of.ip, to.mac, to.ip];
    send(encodeArp(self.mac, { operation: "reply", senderMac, senderIp, targetMac, targetIp }));
  };
  const forge = () => {
    if (isRepaired) return;
    claim(server, self, gateway);
    if (attack === "Spoofing") claim(gateway, self, server);
    time.after(milliseconds(poisonInterval), forge);
  };
  forge();
  return {
    repair: (repairServer) => {
      isRepaired = true;
      claim(server, server, gateway);
      if (attack === "Spoofing" && repairServer) claim(gateway, gateway, server);
    },
  };
}
