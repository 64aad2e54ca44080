import type { MacAddress } from "../packets/ethernet";
import { type Conversation, tcpFlag } from "../packets/tcp";
import type { FlowRecord } from "./flow-record";
import { clearSide, type FlowSide, newFlowSide, noteTime, sideRecord, tally } from "./flow-side";
import type { TcpPacket } from "./metered-packet";
import { type Direction, type TcpTracker, tcpTracker } from "./tcp-tracker";

type Ends = Conversation & { readonly sourceMac: MacAddress; readonly destinationMac: MacAddress };

const { syn, ack } = tcpFlag;

/** A session under observation. */
export interface Flow {
  observe(packet: TcpPacket): void;
  /** Notes a redirect that quotes a packet of the session. */
  redirected(time: number): void;
  /** The record so far; what follows belongs to the next one. */
  takeRecord(sequenceNumber: number): FlowRecord;
}

/** A session that begins with the given packet, which still has to be observed. */
export function newFlow(first: TcpPacket): Flow {
  const ends = endsOf(first);
  const sides: readonly [FlowSide, FlowSide] = [newFlowSide(), newFlowSide()];
  let tracker: TcpTracker | undefined;
  let hasManyMacs = false;
  let isRedirected = false;
  return {
    observe: (packet) => {
      const direction = directionOf(packet, ends);
      if (!hasMacs(packet, direction, ends.sourceMac, ends.destinationMac)) hasManyMacs = true;
      let isActive = true;
      if (tracker === undefined) tracker = tcpTracker(packet, direction);
      else isActive = tracker.observe(direction, packet);
      tally(sides[direction], packet, isActive);
    },
    redirected: (time) => {
      isRedirected = true;
      noteTime(sides[0], time);
    },
    takeRecord: (sequenceNumber) => {
      if (tracker === undefined) throw new Error("a flow has at least one packet");
      const record: FlowRecord = {
        sequenceNumber,
        ...ends,
        hasManyMacs,
        isRedirected,
        source: sideRecord(sides[0], tracker.summary(0)),
        destination: sideRecord(sides[1], tracker.summary(1)),
      };
      isRedirected = false;
      sides.forEach(clearSide);
      tracker.beginRecord();
      return record;
    },
  };
}

/** Who opened the session and who answers. Without its first SYN Argus takes the lower port for the one that answers. */
function endsOf({ header, sourceIp, destinationIp, sourceMac, destinationMac }: TcpPacket): Ends {
  const { sourcePort, destinationPort, flags } = header;
  const isAnswer = (flags & (syn | ack)) === (syn | ack) || ((flags & syn) === 0 && sourcePort < destinationPort);
  if (!isAnswer) return { sourceIp, destinationIp, sourcePort, destinationPort, sourceMac, destinationMac };
  return {
    sourceIp: destinationIp,
    destinationIp: sourceIp,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
    sourceMac: destinationMac,
    destinationMac: sourceMac,
  };
}

const directionOf = ({ sourceIp, header }: TcpPacket, ends: Ends): Direction =>
  sourceIp === ends.sourceIp && header.sourcePort === ends.sourcePort ? 0 : 1;

function hasMacs(packet: TcpPacket, direction: Direction, source: MacAddress, destination: MacAddress): boolean {
  const [from, to] = direction === 0 ? [source, destination] : [destination, source];
  return packet.sourceMac === from && packet.destinationMac === to;
}
