import type { Ipv4Address } from "../capture/packets/ethernet";
import type { TcpSegment } from "../capture/packets/tcp";
import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import { openConnection, type RetryParameters } from "./gateway-connection";
import type { EphemeralPorts } from "./network/ephemeral-ports";
import type { Host } from "./network/host";
import { milliseconds, type Nanoseconds, type VirtualTime } from "./network/virtual-time";

/** How the gateway behaves; times in ms. */
export interface GatewayParameters extends RetryParameters {
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
}

/** What the gateway is given. */
export interface GatewaySurroundings {
  readonly host: () => Host;
  readonly ports: EphemeralPorts;
  readonly random: RandomStream;
  readonly server: { readonly ip: Ipv4Address; readonly port: number };
  /** The payload of the next session, or undefined when there is none. */
  readonly nextReading: () => Buffer | undefined;
  /** Told of every connection attempt. */
  readonly onOpen: (port: number, openedAt: Nanoseconds) => void;
}

/** Sends readings to the server, one TCP session each, one after the other.
 * @returns begin, and the function that takes the segments which arrive */
export function gateway(time: VirtualTime, parameters: GatewayParameters, surroundings: GatewaySurroundings) {
  const { host, ports, random, server, nextReading, onOpen } = surroundings;
  let connection: { readonly port: number; readonly receive: (segment: TcpSegment) => void } | undefined;
  let lastOpened = 0;
  const interval = milliseconds(parameters.interval);
  const delay = (quantiles: Quantiles) => milliseconds(sample(quantiles, random));
  const lateness = lastAckLateness(parameters, random);
  const times = {
    handshake: () => delay(parameters.handshake),
    dataAfterHandshake: () => delay(parameters.dataAfterHandshake),
    lastAck: () => delay(lateness.isLate() ? parameters.lateLastAck : parameters.lastAck),
  };

  const scheduleNext = () => {
    const beat = Math.floor(time.now() / interval) * interval + interval;
    time.after(beat - time.now() + delay(parameters.intervalJitter), open);
  };
  const open = () => {
    const payload = nextReading();
    if (payload === undefined) return;
    const port = ports.next(Math.max(1, Math.round((time.now() - lastOpened) / interval)));
    lastOpened = time.now();
    onOpen(port, time.now());
    const events = {
      established: () => {
        host().confirm(server.ip);
        ports.hold(port);
      },
      progressed: () => host().confirm(server.ip),
      over: (outcome: "done" | "failed") => {
        if (outcome === "failed") lateness.beginRecovery();
        scheduleNext();
      },
    };
    const settings = { port, serverPort: server.port, sequence: random.integer(4294967296), payload };
    const send = (segment: TcpSegment) => host().send(server.ip, segment);
    connection = { port, receive: openConnection(time, settings, parameters, times, events, send) };
  };

  const receive = (segment: TcpSegment) => {
    if (segment.destinationPort === connection?.port) connection.receive(segment);
  };
  return { begin: scheduleNext, receive };
}

/** Decides whether a last ACK is late: now and then, but mostly while the gateway recovers from a failed connection. */
function lastAckLateness(parameters: GatewayParameters, random: RandomStream) {
  let recovering = 0;
  return {
    beginRecovery: () => {
      recovering = Math.round(sample(parameters.recoverySessions, random));
    },
    isLate: () => {
      const share = recovering > 0 ? parameters.recoveryLateShare : parameters.lateShare;
      recovering = Math.max(0, recovering - 1);
      return random.uniform() < share;
    },
  };
}
