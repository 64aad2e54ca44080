import { broadcastMac, destinationMac, type MacAddress, sourceMac } from "../../capture/packets/ethernet";
import type { Nanoseconds, VirtualTime } from "./virtual-time";

/** Takes a frame from, or hands one to, a station. */
export type FramePort = (frame: Buffer) => void;

/** A learning Ethernet switch. */
export interface EthernetSwitch {
  /** Plugs a station in; frames for it go to receive, and the frames it sends go to the returned port. */
  attach(receive: FramePort): FramePort;
  /** Copies every frame that enters from or leaves to a plugged-in station, as its receive function tells it, to tap. */
  mirror(receive: FramePort, tap: (time: Nanoseconds, frame: Buffer) => void): void;
}

/** A switch whose cables each take the given time for a frame; it learns which station has which address. */
export function ethernetSwitch(time: VirtualTime, cableDelay: Nanoseconds): EthernetSwitch {
  const stations: FramePort[] = [];
  const taps = new Map<FramePort, (time: Nanoseconds, frame: Buffer) => void>();
  const learnt = new Map<MacAddress, FramePort>();
  const deliver = (receive: FramePort, frame: Buffer) => {
    taps.get(receive)?.(time.now(), frame);
    time.after(cableDelay, () => receive(frame));
  };
  const enter = (from: FramePort, frame: Buffer) => {
    learnt.set(sourceMac(frame), from);
    taps.get(from)?.(time.now(), frame);
    const destination = destinationMac(frame);
    const to = destination === broadcastMac ? undefined : learnt.get(destination);
    if (to !== undefined) deliver(to, frame);
    else for (const station of stations) if (station !== from) deliver(station, frame);
  };
  return {
    attach: (receive) => {
      stations.push(receive);
      return (frame) => time.after(cableDelay, () => enter(receive, frame));
    },
    mirror: (receive, tap) => void taps.set(receive, tap),
  };
}
