import type { Ipv4Address } from "../capture/packets/ethernet";
import { type TcpSegment, tcpFlag } from "../capture/packets/tcp";
import type { RandomStream } from "../foundation/random";
import type { Host } from "./network/host";
import type { VirtualTime } from "./network/virtual-time";
import { acceptConnection, type ServerParameters } from "./server-connection";

/** Takes a reading from each session and closes it. A segment that belongs to no session is dropped without an answer.
 * @param onReading told of every reading, once, and of the port that it came from
 * @returns the function that takes the segments which arrive */
export function server(
  time: VirtualTime,
  parameters: ServerParameters,
  { host, port, random }: { readonly host: () => Host; readonly port: number; readonly random: RandomStream },
  onReading: (payload: Buffer, port: number) => void,
): (segment: TcpSegment, from: Ipv4Address) => void {
  const connections = new Map<number, { readonly synSequence: number; readonly take: (segment: TcpSegment) => void }>();
  return (segment, from) => {
    if (segment.destinationPort !== port) return;
    const known = connections.get(segment.sourcePort);
    const isSyn = (segment.flags & tcpFlag.syn) !== 0;
    if (known !== undefined && (!isSyn || known.synSequence === segment.sequence)) return known.take(segment);
    if (!isSyn) return;
    const send = (answer: TcpSegment) => host().send(from, answer);
    const onProgress = () => host().confirm(from);
    const take = acceptConnection({ time, parameters, random, send, onProgress, onReading }, segment);
    connections.set(segment.sourcePort, { synSequence: segment.sequence, take });
  };
}
