import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import type { Address } from "./network/host";
import type { FramePort } from "./network/switch";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";
import { encodeArp, isArp } from "./packets/arp";
import { destinationMac } from "./packets/ethernet";
import { encodeRedirect } from "./packets/icmp";
import { forwardedFrame, sourceIp } from "./packets/ipv4";
import { decodeTcp, isTcp, tcpFlag, withPayload } from "./packets/tcp";

/** "Spoofing" relays both directions in the kernel and reads along; "Data Alteration" relays the gateway's direction through a
 * program that changes the readings. */
export type Attack = "Spoofing" | "Data Alteration";

/** An attack of the campaign. */
export interface Burst {
  readonly attack: Attack;
  /** Readings that reach the server unattended before it. */
  readonly after: number;
  /** Sessions relayed before it ends. */
  readonly sessions: number;
}

/** How the attacker's machine behaves; times in ms unless named otherwise. */
export interface AttackerParameters {
  /** Delay of a frame that the kernel forwards. */
  readonly kernelForward: Quantiles;
  /** The same for the first reply of a session. */
  readonly kernelForwardFirstReply: Quantiles;
  /** Least time from one forwarded frame to the next. */
  readonly kernelSpacing: number;
  /** ICMP redirects that the kernel sends in a burst. */
  readonly redirects: number;
  /** Time the program takes for a frame. */
  readonly programRelay: Quantiles;
  /** The same for a frame that finds the program asleep. */
  readonly programWake: Quantiles;
  /** Share of frames that the program loses. */
  readonly programLoss: number;
  /** From one forged ARP reply to the next. */
  readonly poisonInterval: number;
  /** Time for which the poisoning outlives the program. */
  readonly repairAfterProgram: number;
  /** Share of Spoofing bursts that end with the server's ARP cache left poisoned. */
  readonly unrepairedShare: number;
  /** Share of Data Alteration bursts that end as the last ACK waits in the program. */
  readonly killedBeforeLastAckShare: number;
}

/** What the attacker did to a session. */
export type RelayedAs = "relayed" | "altered";
/** The relay's own log: told of every frame it passed on, by the gateway's port. */
export type RelayLog = (port: number, relayedAs: RelayedAs) => void;

interface RunningBurst extends Burst {
  /** Sessions seen so far, by the gateway's port. */
  readonly ports: Set<number>;
  readonly redirectsTo: Map<number, number>;
  over: boolean;
  repaired: boolean;
}

/** The man in the middle.
 * @param plug connects its receive function and returns the port it sends by
 * @param alter the payload that replaces a reading
 * @returns start, which begins a burst; done is called when it is over */
export function attacker(
  time: VirtualTime,
  parameters: AttackerParameters,
  stations: { readonly self: Address; readonly gateway: Address; readonly server: Address },
  random: RandomStream,
  plug: (receive: FramePort) => FramePort,
  { alter, log }: { readonly alter: (payload: Buffer) => Buffer; readonly log: RelayLog },
): { start(burst: Burst, done: () => void): void } {
  const { self, gateway, server } = stations;
  let running: RunningBurst | undefined;
  let finish = () => {};
  let kernelFreeAt: Nanoseconds = 0;
  let programFreeAt: Nanoseconds = 0;
  let identification = 1;
  const delay = (quantiles: Quantiles) => milliseconds(sample(quantiles, random));

  const announce = (of: Address, at: Address, to: Address) =>
    port(
      encodeArp(self.mac, {
        operation: "reply",
        senderMac: at.mac,
        senderIp: of.ip,
        targetMac: to.mac,
        targetIp: to.ip,
      }),
    );

  const poison = (burst: RunningBurst) => {
    if (burst.repaired) return;
    announce(server, self, gateway);
    if (burst.attack === "Spoofing") announce(gateway, self, server);
    time.after(milliseconds(parameters.poisonInterval), () => poison(burst));
  };

  const repair = (burst: RunningBurst) => {
    burst.repaired = true;
    announce(server, server, gateway);
    if (burst.attack === "Spoofing" && random.uniform() >= parameters.unrepairedShare)
      announce(gateway, gateway, server);
  };

  const stop = (burst: RunningBurst) => {
    if (burst.over) return;
    burst.over = true;
    running = undefined;
    const wait = burst.attack === "Spoofing" ? 0 : milliseconds(parameters.repairAfterProgram);
    time.after(wait, () => repair(burst));
    finish();
  };

  const redirect = (burst: RunningBurst, frame: Buffer, betterHop: number) => {
    const sent = burst.redirectsTo.get(betterHop) ?? 0;
    if (sent === parameters.redirects) return;
    burst.redirectsTo.set(betterHop, sent + 1);
    const ip = { source: self.ip, identification, timeToLive: 64 };
    identification = (identification % 0xffff) + 1;
    port(encodeRedirect(self.mac, ip, frame, betterHop));
  };

  const forward = (burst: RunningBurst, frame: Buffer) => {
    const upstream = sourceIp(frame) === gateway.ip;
    const { sourcePort, destinationPort, flags } = decodeTcp(frame);
    const isFirstReply = !upstream && (flags & tcpFlag.syn) !== 0;
    redirect(burst, frame, upstream ? server.ip : gateway.ip);
    log(upstream ? sourcePort : destinationPort, "relayed");
    const forwardAt = time.now() + delay(isFirstReply ? parameters.kernelForwardFirstReply : parameters.kernelForward);
    kernelFreeAt = Math.max(kernelFreeAt + milliseconds(parameters.kernelSpacing), forwardAt);
    time.after(kernelFreeAt - time.now(), () =>
      port(forwardedFrame(frame, upstream ? server.mac : gateway.mac, self.mac)),
    );
  };

  const relayByProgram = (burst: RunningBurst, frame: Buffer) => {
    const asleep = time.now() >= programFreeAt;
    programFreeAt = asleep
      ? time.now() + delay(parameters.programWake)
      : programFreeAt + delay(parameters.programRelay);
    time.after(programFreeAt - time.now(), () => {
      if (burst.over || random.uniform() < parameters.programLoss) return;
      const { sourcePort, flags, payload } = decodeTcp(frame);
      const isLastAck = payload.length === 0 && flags === tcpFlag.ack && closing.has(sourcePort);
      if (isLastAck && burst.ports.size === burst.sessions) {
        const killed = random.uniform() < parameters.killedBeforeLastAckShare;
        time.after(0, () => stop(burst));
        if (killed) return;
      }
      if (payload.length > 0) closing.add(sourcePort);
      log(sourcePort, payload.length > 0 ? "altered" : "relayed");
      port(forwardedFrame(payload.length > 0 ? withPayload(frame, alter(payload)) : frame, server.mac, self.mac));
    });
  };

  const closing = new Set<number>();

  const relay = (burst: RunningBurst, frame: Buffer) => {
    if (sourceIp(frame) === gateway.ip) {
      const { sourcePort, flags } = decodeTcp(frame);
      if (flags === tcpFlag.syn) burst.ports.add(sourcePort);
      const isLast = flags === tcpFlag.syn && burst.ports.size === burst.sessions;
      if (isLast) time.after(milliseconds(lastSessionTime[burst.attack]), () => stop(burst));
    }
    if (burst.attack === "Spoofing") forward(burst, frame);
    else relayByProgram(burst, frame);
  };

  const port = plug((frame) => {
    const isPassing = destinationMac(frame) === self.mac && !isArp(frame) && isTcp(frame);
    if (isPassing && running !== undefined) relay(running, frame);
  });

  return {
    start: (burst, done) => {
      running = { ...burst, ports: new Set(), redirectsTo: new Map(), over: false, repaired: false };
      finish = done;
      poison(running);
    },
  };
}

/** Time after the last session's SYN at which a burst ends in any case, ms. */
const lastSessionTime: Readonly<Record<Attack, number>> = { Spoofing: 400, "Data Alteration": 900 };
