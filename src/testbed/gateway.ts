import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import type { EphemeralPorts } from "./network/ephemeral-ports";
import type { Host } from "./network/host";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";
import type { Ipv4Address } from "./packets/ethernet";
import { noBytes, synOptions, type TcpSegment, tcpFlag } from "./packets/tcp";

/** How the gateway behaves; times in ms unless named otherwise. */
export interface GatewayParameters {
  /** From one reading to the next. */
  readonly interval: number;
  /** Lateness of a reading within its interval. */
  readonly intervalJitter: Quantiles;
  /** From SYN-ACK to ACK. */
  readonly handshake: Quantiles;
  /** From ACK to the reading. */
  readonly dataAfterHandshake: Quantiles;
  /** From the server's FIN to the last ACK, as a rule. */
  readonly lastAck: Quantiles;
  /** The same when the gateway is late. */
  readonly lateLastAck: Quantiles;
  /** Share of sessions in which it is late. */
  readonly lateShare: number;
  /** The same while it recovers from a failed connection. */
  readonly recoveryLateShare: number;
  /** Sessions that a recovery takes. */
  readonly recoverySessions: Quantiles;
  /** Waits before the first SYN is sent again, and again; after the last wait the connection has failed. */
  readonly synWaits: readonly number[];
  /** Wait before a reading that was not acknowledged is sent again; doubles each time. */
  readonly dataTimeout: number;
  readonly dataRetries: number;
  /** Time after the handshake at which a session that is not over has failed. */
  readonly sessionLimit: number;
}

interface Connection {
  readonly port: number;
  readonly sequence: number;
  state: "syn sent" | "established" | "closed";
  serverSequence: number;
  acknowledged: boolean;
}

/** Sends readings to the server, one TCP session each, one after the other.
 * @param nextReading the payload of the next session, or undefined when there is none
 * @param onOpen told of every connection attempt
 * @returns begin, and the function that takes the segments which arrive */
export function gateway(
  time: VirtualTime,
  parameters: GatewayParameters,
  { host, ports, random }: { host: () => Host; ports: EphemeralPorts; random: RandomStream },
  server: { readonly ip: Ipv4Address; readonly port: number },
  nextReading: () => Buffer | undefined,
  onOpen: (port: number, openedAt: Nanoseconds) => void,
) {
  let connection: Connection | undefined;
  let payload: Buffer = noBytes;
  let lastOpened = 0;
  let recovering = 0;
  const interval = milliseconds(parameters.interval);
  const delay = (quantiles: Quantiles) => milliseconds(sample(quantiles, random));

  const send = (of: Connection, flags: number, sequence: number, extra: Partial<TcpSegment> = {}) =>
    host().send(server.ip, {
      sourcePort: of.port,
      destinationPort: server.port,
      sequence: sequence >>> 0,
      acknowledgement: (flags & tcpFlag.ack) !== 0 ? of.serverSequence : 0,
      flags,
      window: 64240,
      options: noBytes,
      payload: noBytes,
      ...extra,
    });

  const scheduleNext = () => {
    const beat = Math.floor(time.now() / interval) * interval + interval;
    time.after(beat - time.now() + delay(parameters.intervalJitter), open);
  };

  const open = () => {
    const reading = nextReading();
    if (reading === undefined) return;
    payload = reading;
    const port = ports.next(Math.max(1, Math.round((time.now() - lastOpened) / interval)));
    lastOpened = time.now();
    const opened: Connection = {
      port,
      sequence: random.integer(4294967296),
      state: "syn sent",
      serverSequence: 0,
      acknowledged: false,
    };
    connection = opened;
    onOpen(port, time.now());
    sendSyn(opened, 0);
  };

  const fail = (of: Connection) => {
    if (of.state === "closed") return;
    of.state = "closed";
    recovering = Math.round(sample(parameters.recoverySessions, random));
    scheduleNext();
  };

  const sendSyn = (of: Connection, attempt: number) => {
    if (of.state !== "syn sent") return;
    if (attempt === parameters.synWaits.length) return fail(of);
    send(of, tcpFlag.syn, of.sequence, { options: synOptions });
    time.after(milliseconds(parameters.synWaits[attempt]), () => sendSyn(of, attempt + 1));
  };

  const sendReading = (of: Connection, attempt: number) => {
    if (of.acknowledged) return;
    if (attempt > parameters.dataRetries) return fail(of);
    send(of, tcpFlag.ack | tcpFlag.psh | tcpFlag.fin, of.sequence + 1, { payload });
    time.after(milliseconds(parameters.dataTimeout) * 2 ** attempt, () => sendReading(of, attempt + 1));
  };

  const sendLastAck = (of: Connection) => {
    send(of, tcpFlag.ack, of.sequence + 2 + payload.length);
    if (of.state === "closed") return;
    of.state = "closed";
    scheduleNext();
  };

  const lastAckDelay = () => {
    const lateShare = recovering > 0 ? parameters.recoveryLateShare : parameters.lateShare;
    recovering = Math.max(0, recovering - 1);
    return delay(random.uniform() < lateShare ? parameters.lateLastAck : parameters.lastAck);
  };

  const onSynAck = (of: Connection, segment: TcpSegment) => {
    of.serverSequence = (segment.sequence + 1) >>> 0;
    if (of.state !== "syn sent") return;
    of.state = "established";
    host().confirm(server.ip);
    ports.hold(of.port);
    time.after(milliseconds(parameters.sessionLimit), () => fail(of));
    time.after(delay(parameters.handshake), () => {
      send(of, tcpFlag.ack, of.sequence + 1);
      time.after(delay(parameters.dataAfterHandshake), () => sendReading(of, 0));
    });
  };

  const receive = (segment: TcpSegment) => {
    const of = connection;
    if (of === undefined || segment.destinationPort !== of.port) return;
    if ((segment.flags & tcpFlag.syn) !== 0) return onSynAck(of, segment);
    if (!of.acknowledged) host().confirm(server.ip);
    of.acknowledged = true;
    if ((segment.flags & tcpFlag.fin) === 0) return;
    of.serverSequence = (segment.sequence + 1) >>> 0;
    time.after(lastAckDelay(), () => sendLastAck(of));
  };

  return { begin: scheduleNext, receive };
}
