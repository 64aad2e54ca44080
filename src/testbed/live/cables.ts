import { shortestFrame } from "../../capture/packets/ethernet";
import { openPacketSocket } from "../../capture/packets/packet-socket";
import { decodeTcp, isTcp, tcpFlag, withPayload } from "../../capture/packets/tcp";
import { type RandomStream, randomStream } from "../../foundation/random";
import { sample } from "../distribution";
import { type Clock, milliseconds, type Nanoseconds } from "../network/virtual-time";
import { ehmsTestbed, type Station } from "../parameters";
import { applySettings, bridging } from "./kernel-settings";
import { liveStations, plugInterface, wireInterface } from "./layout";
import { realTime } from "./real-time";

/** The cables between the stations' wires and the bridge. They do what a virtual wire leaves out: they pad frames to the shortest
 * length, complete checksums, and take the time that the data set's gateway and its radio take to answer. */
export function liveCables({ seed }: { readonly seed: number }): void {
  applySettings(bridging);
  const clock = realTime();
  for (const station of liveStations) {
    const delay = station === "gateway" ? answerTime(randomStream(seed, "testbed cable")) : () => 0;
    layCable(station, clock, delay);
  }
}

function layCable(station: Station, clock: Clock, delay: (frame: Buffer) => Nanoseconds): void {
  const wire = openPacketSocket(wireInterface(station), (frame) => plug.send(asOnTheWire(frame)));
  let freeAt: Nanoseconds = 0;
  const plug = openPacketSocket(plugInterface(station), (frame) => {
    freeAt = Math.max(freeAt, clock.now() + delay(frame));
    clock.after(freeAt - clock.now(), () => wire.send(frame));
  });
}

/** How long the gateway takes to answer a frame of the server: the data set's time to the handshake's end after a SYN, and to the
 * last acknowledgement after a FIN. */
function answerTime(random: RandomStream): (frame: Buffer) => Nanoseconds {
  const { handshake, lastAck } = ehmsTestbed.gateway;
  return (frame) => {
    if (!isTcp(frame)) return 0;
    const { flags } = decodeTcp(frame);
    if ((flags & tcpFlag.syn) !== 0) return milliseconds(sample(handshake, random));
    return (flags & tcpFlag.fin) !== 0 ? milliseconds(sample(lastAck, random)) : 0;
  };
}

/** The frame as a network card would send it: padded, its checksum computed. */
export function asOnTheWire(frame: Buffer): Buffer {
  const padding = Buffer.alloc(Math.max(0, shortestFrame - frame.length));
  const padded = Buffer.concat([frame, padding]);
  return isTcp(padded) ? withPayload(padded, decodeTcp(padded).payload) : padded;
}
