import { parseIpv4, parseMac } from "../capture/packets/ethernet";
import { type RandomStream, randomStream } from "../foundation/random";
import type { Address } from "./network/host";
import { type EthernetSwitch, ethernetSwitch } from "./network/switch";
import { milliseconds, type VirtualTime, virtualTime } from "./network/virtual-time";
import type { Station, TestbedParameters } from "./parameters";
import { type SessionLog, sessionLog } from "./session-log";

/** What all stations of a simulation share. */
export interface Bench {
  readonly parameters: TestbedParameters;
  readonly time: VirtualTime;
  readonly lan: EthernetSwitch;
  readonly addresses: Readonly<Record<Station, Address>>;
  /** The ARP entries of gateway and server when the capture begins. */
  readonly known: ReadonlyMap<number, number>;
  readonly log: SessionLog;
  readonly random: (purpose: string) => RandomStream;
}

/** A network of which nothing is plugged in yet. */
export function newBench(seed: number, parameters: TestbedParameters): Bench {
  const time = virtualTime();
  const address = (station: Station): Address => {
    const { mac, ip } = parameters.addresses[station];
    return { mac: parseMac(mac), ip: parseIpv4(ip) };
  };
  const addresses = { gateway: address("gateway"), server: address("server"), attacker: address("attacker") };
  return {
    parameters,
    time,
    lan: ethernetSwitch(time, milliseconds(parameters.cableDelay)),
    addresses,
    known: new Map([addresses.gateway, addresses.server].map(({ ip, mac }) => [ip, mac])),
    log: sessionLog(),
    random: (purpose) => randomStream(seed, `testbed ${purpose}`),
  };
}
