import { noBytes, synOptions, type TcpSegment, tcpFlag } from "../capture/packets/tcp";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";

/** When a connection of the gateway acts; drawn or told by the gateway, in ns. */
export interface ConnectionTimes {
  readonly handshake: () => Nanoseconds;
  readonly dataAfterHandshake: () => Nanoseconds;
  readonly lastAck: () => Nanoseconds;
}

/** What a connection tells the gateway. */
export interface ConnectionEvents {
  established(): void;
  /** The server acknowledged something new. */
  progressed(): void;
  /** The last ACK was sent, or the connection failed; told once. */
  over(outcome: "done" | "failed"): void;
}

/** How persistent a connection is; times in ms. */
export interface RetryParameters {
  /** Waits before the first SYN is sent again, and again; after the last wait the connection has failed. */
  readonly synWaits: readonly number[];
  /** Wait before a reading that was not acknowledged is sent again; doubles each time. */
  readonly dataTimeout: number;
  readonly dataRetries: number;
  /** Time after the handshake at which a session that is not over has failed. */
  readonly sessionLimit: number;
}

export interface ConnectionSettings {
  readonly port: number;
  readonly serverPort: number;
  /** Sequence number of the SYN. */
  readonly sequence: number;
  readonly payload: Buffer;
}

/** A TCP connection that delivers one reading, its FIN riding on the data; the SYN leaves at once.
 * @returns the function that takes the server's segments */
export function openConnection(
  time: VirtualTime,
  { port, serverPort, sequence, payload }: ConnectionSettings,
  retries: RetryParameters,
  times: ConnectionTimes,
  events: ConnectionEvents,
  send: (segment: TcpSegment) => void,
): (segment: TcpSegment) => void {
  let state: "syn sent" | "established" | "over" = "syn sent";
  let serverSequence = 0;
  let isAcknowledged = false;

  const sendSegment = (flags: number, offset: number, extra: Partial<TcpSegment> = {}) =>
    send({
      sourcePort: port,
      destinationPort: serverPort,
      sequence: (sequence + offset) >>> 0,
      acknowledgement: serverSequence,
      flags,
      window: 64240,
      options: noBytes,
      payload: noBytes,
      ...extra,
    });
  const finish = (outcome: "done" | "failed") => {
    if (state === "over") return;
    state = "over";
    events.over(outcome);
  };
  const sendSyn = (attempt: number) => {
    if (state !== "syn sent") return;
    if (attempt === retries.synWaits.length) return finish("failed");
    sendSegment(tcpFlag.syn, 0, { options: synOptions });
    time.after(milliseconds(retries.synWaits[attempt]), () => sendSyn(attempt + 1));
  };
  const sendReading = (attempt: number) => {
    if (isAcknowledged) return;
    if (attempt > retries.dataRetries) return finish("failed");
    sendSegment(tcpFlag.ack | tcpFlag.psh | tcpFlag.fin, 1, { payload });
    time.after(milliseconds(retries.dataTimeout) * 2 ** attempt, () => sendReading(attempt + 1));
  };
  const sendLastAck = () => {
    sendSegment(tcpFlag.ack, 2 + payload.length);
    finish("done");
  };
  const takeSynAck = () => {
    if (state !== "syn sent") return;
    state = "established";
    events.established();
    time.after(milliseconds(retries.sessionLimit), () => finish("failed"));
    time.after(times.handshake(), () => {
      sendSegment(tcpFlag.ack, 1);
      time.after(times.dataAfterHandshake(), () => sendReading(0));
    });
  };

  sendSyn(0);
  return (segment) => {
    const isSyn = (segment.flags & tcpFlag.syn) !== 0;
    if (isSyn || (segment.flags & tcpFlag.fin) !== 0) serverSequence = (segment.sequence + 1) >>> 0;
    if (isSyn) return takeSynAck();
    if (!isAcknowledged) events.progressed();
    isAcknowledged = true;
    if ((segment.flags & tcpFlag.fin) !== 0) time.after(times.lastAck(), sendLastAck);
  };
}
