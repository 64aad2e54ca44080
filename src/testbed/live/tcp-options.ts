import type { Socket } from "node:net";
import { setSocketOption } from "../../environment/libc";

/** Linux' <netinet/in.h> and <netinet/tcp.h>. */
const linux = { ipprotoTcp: 6, tcpCork: 3, tcpQuickAck: 12 };

/** Holds data back until the socket is shut down for writing, so that the FIN rides on the reading's segment as in the data set. */
export const cork = (socket: Socket): void => setSocketOption(numberOf(socket), linux.ipprotoTcp, linux.tcpCork, 1);

/** Acknowledges what was received at once, so that the server's FIN does not carry the acknowledgement. */
export const acknowledgeNow = (socket: Socket): void =>
  setSocketOption(numberOf(socket), linux.ipprotoTcp, linux.tcpQuickAck, 1);

/** The socket's number for the system, which Node keeps to itself. */
function numberOf(socket: Socket): number {
  const { _handle } = socket as unknown as { readonly _handle: { readonly fd: number } };
  return _handle.fd;
}
