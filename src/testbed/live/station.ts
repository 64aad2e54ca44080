import { liveCables } from "./cables";
import { liveAttacker, vanish } from "./live-attacker";
import { liveGateway } from "./live-gateway";
import { liveServer } from "./live-server";
import { removeNamespaces } from "./namespaces";
import { type Role, roleSchema } from "./role";
import type { StationEvent, Tell } from "./station-event";

/** A station of the live testbed: a process of its own, told its role as JSON. It tells its events as lines of JSON, and ends when
 * its standard input does, so that it never outlives the process that started it. With the cables ends the network: they remove its
 * namespaces and end whatever runs there, a detector or tcpdump for instance. */
function main(words: readonly string[]): void {
  const tell = (event: StationEvent) => void process.stdout.write(`${JSON.stringify(event)}\n`);
  const role = roleSchema.parse(JSON.parse(words[0]));
  process.stdin.resume().on("end", () => {
    if (role.role === "attacker") vanish();
    if (role.role === "cables") removeNamespaces(role.network);
    process.kill(process.pid, "SIGKILL");
  });
  begin(role, tell);
}

function begin(role: Role, tell: Tell): void {
  const ready = () => tell({ kind: "ready" });
  switch (role.role) {
    case "server":
      liveServer(tell, ready);
      break;
    case "cables":
      liveCables(role);
      ready();
      break;
    case "gateway":
      liveGateway(role, tell);
      ready();
      break;
    case "attacker":
      liveAttacker(role, tell);
      ready();
  }
}

main(process.argv.slice(2));
