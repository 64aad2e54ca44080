import { connect } from "node:net";
import { randomStream } from "../../foundation/random";
import { wallClock } from "../../foundation/wall-clock";
import { ephemeralPorts } from "../network/ephemeral-ports";
import { ehmsTestbed } from "../parameters";
import { patient } from "../patient";
import { encodeReading } from "../reading";
import { applySettings, endStation } from "./kernel-settings";
import { liveAddresses } from "./layout";
import type { Tell } from "./station-event";
import { cork } from "./tcp-options";

export interface LiveGatewaySettings {
  readonly seed: number;
  /** From one reading to the next, ms. */
  readonly interval: number;
}

/** A session that has not ended by then is given up, ms. */
const patienceMs = 5000;

/** The gateway of a patient monitor: sends each reading in a TCP session of its own. */
export function liveGateway({ seed, interval }: LiveGatewaySettings, tell: Tell): void {
  applySettings(endStation);
  const nextReading = patient(ehmsTestbed.patient, randomStream(seed, "testbed patient"));
  const ports = ephemeralPorts(ehmsTestbed.firstPort, ehmsTestbed.portSteps, randomStream(seed, "testbed ports"));
  const sendNext = () => {
    const reading = nextReading();
    const payload = encodeReading(reading);
    const port = ports.next(1);
    ports.hold(port);
    tell({ kind: "due", time: wallClock(), number: reading.number, port, payload: payload.toString("latin1") });
    sendReading(reading.number, port, payload, tell);
  };
  sendNext();
  setInterval(sendNext, interval);
}

function sendReading(number: number, localPort: number, payload: Buffer, tell: Tell): void {
  const socket = connect({ host: liveAddresses.server.ip, port: ehmsTestbed.serverPort, localPort });
  const timer = setTimeout(() => socket.destroy(new Error("timed out")), patienceMs);
  socket.on("connect", () => {
    cork(socket);
    socket.end(payload);
  });
  socket.on("error", ({ message }) => tell({ kind: "failed", time: wallClock(), number, reason: message }));
  socket.on("close", () => clearTimeout(timer));
  socket.resume();
}
