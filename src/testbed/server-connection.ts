import { duplicateSackOptions, noBytes, synOptions, type TcpSegment, tcpFlag } from "../capture/packets/tcp";
import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";

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

/** What a connection is given by the server. */
export interface ConnectionSurroundings {
  readonly time: VirtualTime;
  readonly parameters: ServerParameters;
  readonly random: RandomStream;
  readonly send: (segment: TcpSegment) => void;
  /** The client acknowledged something. */
  readonly onProgress: () => void;
  readonly onReading: (payload: Buffer, port: number) => void;
}

/** A connection that takes one reading and is then closed by the server.
 * @param first the client's SYN
 * @returns the function that takes the client's later segments */
export function acceptConnection(
  { time, parameters, random, send, onProgress, onReading }: ConnectionSurroundings,
  first: TcpSegment,
): (segment: TcpSegment) => void {
  const sequence = random.integer(4294967296);
  let state: "syn received" | "established" | "reading taken" | "fin sent" | "closed" = "syn received";
  let expected = (first.sequence + 1) >>> 0;
  let synAckSentAt: Nanoseconds = -1;
  let synAckWait = milliseconds(parameters.synAckTimeout);
  let roundTrip: Nanoseconds = 0;
  const after = (delay: Quantiles, action: () => void) => time.after(milliseconds(sample(delay, random)), action);

  const reply = (flags: number, offset: number, options: Buffer = noBytes) =>
    send({
      sourcePort: first.destinationPort,
      destinationPort: first.sourcePort,
      sequence: (sequence + offset) >>> 0,
      acknowledgement: expected,
      flags: flags | tcpFlag.ack,
      window: 29200,
      options,
      payload: noBytes,
    });
  const sendSynAck = (retries: number) => {
    if (state !== "syn received") return;
    reply(tcpFlag.syn, 0, synOptions);
    const sentAt = time.now();
    synAckSentAt = sentAt;
    time.after(synAckWait, () => {
      if (synAckSentAt !== sentAt || retries === 0) return;
      synAckWait *= 2;
      sendSynAck(retries - 1);
    });
  };
  const sendFin = (attempt: number) => {
    if (state === "closed" || attempt > parameters.finRetries) return;
    state = "fin sent";
    reply(tcpFlag.fin, 1);
    const wait = milliseconds(parameters.finTimeout) + parameters.finTimeoutRoundTrips * roundTrip;
    const limited = Math.min(milliseconds(parameters.longestFinTimeout), wait);
    time.after(limited * 2 ** Math.max(0, attempt - 1), () => sendFin(attempt + 1));
  };
  const takeReading = ({ sequence: start, flags, payload }: TcpSegment) => {
    if (state !== "established") return reply(0, 1, duplicateSackOptions(start, start + payload.length));
    state = "reading taken";
    expected = (start + payload.length + (flags & tcpFlag.fin)) >>> 0;
    onReading(payload, first.sourcePort);
    after(parameters.dataAck, () => {
      reply(0, 1);
      after(parameters.close, () => sendFin(0));
    });
  };

  after(parameters.synAck, () => sendSynAck(parameters.synAckRetries));
  return (segment) => {
    if ((segment.flags & tcpFlag.syn) !== 0) return sendSynAck(parameters.synAckRetries);
    if (state === "closed") return;
    if (state === "syn received") {
      state = "established";
      roundTrip = time.now() - synAckSentAt;
    }
    onProgress();
    if (segment.payload.length > 0) takeReading(segment);
    else if (state === "fin sent" && segment.acknowledgement === (sequence + 2) >>> 0) state = "closed";
  };
}
