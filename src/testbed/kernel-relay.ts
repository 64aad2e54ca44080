import type { Ipv4Address } from "../capture/packets/ethernet";
import { encodeRedirect } from "../capture/packets/icmp";
import { forwardedFrame, sourceIp } from "../capture/packets/ipv4";
import { decodeTcp, tcpFlag } from "../capture/packets/tcp";
import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import type { FramePort } from "./network/switch";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";
import type { RelayLog, RelayStations } from "./relay";

/** How the attacker's kernel forwards; times in ms. */
export interface KernelRelayParameters {
  readonly kernelForward: Quantiles;
  /** The same for the first reply of a session. */
  readonly kernelForwardFirstReply: Quantiles;
  /** Least time from one forwarded frame to the next. */
  readonly kernelSpacing: number;
  /** ICMP redirects that the kernel sends to each station in a burst. */
  readonly redirects: number;
}

/** Relays frames as a kernel does that was told to forward IP: unaltered, with a redirect to their sender, who has a shorter way.
 * @returns the function that begins a burst, and gives the one that takes its frames */
export function kernelRelay(
  time: VirtualTime,
  parameters: KernelRelayParameters,
  { self, gateway, server }: RelayStations,
  random: RandomStream,
  send: FramePort,
  log: RelayLog,
): () => FramePort {
  let freeAt: Nanoseconds = 0;
  let identification = 1;
  const redirect = (frame: Buffer, betterHop: Ipv4Address) => {
    send(encodeRedirect(self.mac, { source: self.ip, identification, timeToLive: 64 }, frame, betterHop));
    identification = (identification % 0xffff) + 1;
  };
  return () => {
    const redirectsLeft = { upstream: parameters.redirects, downstream: parameters.redirects };
    return (frame) => {
      const direction = sourceIp(frame) === gateway.ip ? "upstream" : "downstream";
      const to = direction === "upstream" ? server : gateway;
      const { sourcePort, destinationPort, flags } = decodeTcp(frame);
      if (redirectsLeft[direction]-- > 0) redirect(frame, to.ip);
      log(direction === "upstream" ? sourcePort : destinationPort, "relayed");
      const isFirstReply = direction === "downstream" && (flags & tcpFlag.syn) !== 0;
      const delay = sample(isFirstReply ? parameters.kernelForwardFirstReply : parameters.kernelForward, random);
      freeAt = Math.max(freeAt + milliseconds(parameters.kernelSpacing), time.now() + milliseconds(delay));
      time.after(freeAt - time.now(), () => send(forwardedFrame(frame, to.mac, self.mac)));
    };
  };
}
