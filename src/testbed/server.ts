import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import type { Host } from "./network/host";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";
import type { Ipv4Address } from "./packets/ethernet";
import { duplicateSackOptions, noBytes, synOptions, type TcpSegment, tcpFlag } from "./packets/tcp";

/** How the server behaves; times in ms unless named otherwise. */
export interface ServerParameters {
  /** From SYN to SYN-ACK. */
  readonly synAck: Quantiles;
  /** From a reading to its ACK. */
  readonly dataAck: Quantiles;
  /** From that ACK to the FIN. */
  readonly close: Quantiles;
  /** Wait before the first SYN-ACK is sent again; doubles each time. */
  readonly synAckTimeout: number;
  readonly synAckRetries: number;
  /** Wait before an unacknowledged FIN is sent again: finTimeout + finTimeoutRoundTrips times the measured round trip, at most
   * longestFinTimeout; doubles after the second time. */
  readonly finTimeout: number;
  readonly finTimeoutRoundTrips: number;
  readonly longestFinTimeout: number;
  readonly finRetries: number;
}

interface Connection {
  readonly peer: Ipv4Address;
  readonly peerPort: number;
  readonly sequence: number;
  readonly peerSequence: number;
  state: "syn received" | "established" | "reading taken" | "fin sent" | "closed";
  synAckSentAt: Nanoseconds;
  synAckWait: Nanoseconds;
  roundTrip: Nanoseconds;
  expected: number;
}

/** Takes a reading from each session and closes it.
 * @param onReading told of every reading, once, and of the port that it came from
 * @returns the function that takes the segments which arrive */
export function server(
  time: VirtualTime,
  parameters: ServerParameters,
  { host, port, random }: { host: () => Host; port: number; random: RandomStream },
  onReading: (payload: Buffer, port: number) => void,
): (segment: TcpSegment, from: Ipv4Address) => void {
  const connections = new Map<number, Connection>();
  const delay = (quantiles: Quantiles) => milliseconds(sample(quantiles, random));

  const send = (to: Connection, flags: number, sequence: number, options: Buffer = noBytes) =>
    host().send(to.peer, {
      sourcePort: port,
      destinationPort: to.peerPort,
      sequence: sequence >>> 0,
      acknowledgement: to.expected,
      flags: flags | tcpFlag.ack,
      window: 29200,
      options,
      payload: noBytes,
    });

  const sendSynAck = (to: Connection, retries: number) => {
    if (to.state !== "syn received") return;
    send(to, tcpFlag.syn, to.sequence, synOptions);
    to.synAckSentAt = time.now();
    const sentAt = time.now();
    time.after(to.synAckWait, () => {
      if (to.synAckSentAt !== sentAt || retries === 0) return;
      to.synAckWait *= 2;
      sendSynAck(to, retries - 1);
    });
  };

  const sendFin = (to: Connection, attempt: number) => {
    if (to.state === "closed" || attempt > parameters.finRetries) return;
    to.state = "fin sent";
    send(to, tcpFlag.fin, to.sequence + 1);
    const wait = Math.min(
      milliseconds(parameters.longestFinTimeout),
      milliseconds(parameters.finTimeout) + parameters.finTimeoutRoundTrips * to.roundTrip,
    );
    time.after(wait * 2 ** Math.max(0, attempt - 1), () => sendFin(to, attempt + 1));
  };

  const onSyn = (segment: TcpSegment, from: Ipv4Address) => {
    const known = connections.get(segment.sourcePort);
    if (known?.peerSequence === segment.sequence) return sendSynAck(known, parameters.synAckRetries);
    const opened: Connection = {
      peer: from,
      peerPort: segment.sourcePort,
      sequence: random.integer(4294967296),
      peerSequence: segment.sequence,
      state: "syn received",
      synAckSentAt: -1,
      synAckWait: milliseconds(parameters.synAckTimeout),
      roundTrip: 0,
      expected: (segment.sequence + 1) >>> 0,
    };
    connections.set(segment.sourcePort, opened);
    time.after(delay(parameters.synAck), () => sendSynAck(opened, parameters.synAckRetries));
  };

  const onData = (to: Connection, { sequence, flags, payload }: TcpSegment) => {
    if (to.state !== "established")
      return send(to, 0, to.sequence + 1, duplicateSackOptions(sequence, sequence + payload.length));
    to.state = "reading taken";
    to.expected = (sequence + payload.length + (flags & tcpFlag.fin)) >>> 0;
    onReading(payload, to.peerPort);
    time.after(delay(parameters.dataAck), () => {
      send(to, 0, to.sequence + 1);
      time.after(delay(parameters.close), () => sendFin(to, 0));
    });
  };

  return (segment, from) => {
    if (segment.destinationPort !== port) return;
    if ((segment.flags & tcpFlag.syn) !== 0) return onSyn(segment, from);
    const to = connections.get(segment.sourcePort);
    if (to === undefined || to.state === "closed") return;
    if (to.state === "syn received") {
      to.state = "established";
      to.roundTrip = time.now() - to.synAckSentAt;
    }
    host().confirm(to.peer);
    if (segment.payload.length > 0) onData(to, segment);
    else if (to.state === "fin sent" && segment.acknowledgement === (to.sequence + 2) >>> 0) to.state = "closed";
  };
}
