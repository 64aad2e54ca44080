import { createServer, type Socket } from "node:net";
import { wallClock } from "../../foundation/wall-clock";
import { ehmsTestbed } from "../parameters";
import { readingLength } from "../reading";
import { applySettings, endStation } from "./kernel-settings";
import { liveAddresses } from "./layout";
import type { Tell } from "./station-event";
import { acknowledgeNow } from "./tcp-options";

/** The hospital's server: takes a reading from each TCP session and closes it. */
export function liveServer(tell: Tell, onListening: () => void): void {
  applySettings(endStation);
  const server = createServer({ allowHalfOpen: true }, (socket) => takeReading(socket, tell));
  server.listen({ host: liveAddresses.server.ip, port: ehmsTestbed.serverPort }, onListening);
}

function takeReading(socket: Socket, tell: Tell): void {
  let payload = "";
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    payload += text;
    acknowledgeNow(socket);
  });
  socket.on("end", () => {
    if (payload.length === readingLength)
      tell({ kind: "taken", time: wallClock(), port: socket.remotePort ?? 0, payload });
    socket.end();
  });
  socket.on("error", () => {}); // a session cut by the attack; its reading counts as lost
}
