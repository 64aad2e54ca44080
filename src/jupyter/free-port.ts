import { once } from "node:events";
import { createServer } from "node:net";
import { EnvironmentError } from "../foundation/errors";

/** Ports that are tried. */
const tries = 100;

/** The first port of this machine, from the wanted one up, that nobody listens on.
 * @throws EnvironmentError when a hundred are taken */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + tries && port < 65_536; port++) if (await isFree(port)) return port;
  throw new EnvironmentError(`No port from ${wanted} on is free: give another with --port.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
