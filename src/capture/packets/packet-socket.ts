import { close, read, readFileSync, writeSync } from "node:fs";
import { libc, requireSuccess, setSocketOption } from "../../environment/libc";
import { EnvironmentError } from "../../foundation/errors";
import { type MacAddress, parseMac } from "./ethernet";

/** A network interface, by which whole Ethernet frames come and go. */
export interface PacketSocket {
  /** @throws EnvironmentError when the interface is gone or down */
  send(frame: Buffer): void;
  close(): void;
}

/** Constants of Linux' <sys/socket.h>, <linux/if_packet.h> and <linux/if_ether.h>. */
const linux = {
  afPacket: 17,
  sockRaw: 3,
  solSocket: 1,
  soRcvTimeo: 20,
  solPacket: 263,
  packetIgnoreOutgoing: 23,
  ethPAll: 3,
};
const longestFrame = 65536;
/** How often a read that waits looks whether the socket was closed, µs. */
const readTimeout = 250_000;

/** Opens an interface of this network namespace. Needs Linux and root.
 * @param take told of every frame that arrives, also those for other stations; those sent by this machine are left out. Without it
 *   nothing is read.
 * @throws EnvironmentError naming what the system refused */
export function openPacketSocket(interfaceName: string, take?: (frame: Buffer) => void): PacketSocket {
  const socket = boundSocket(interfaceName, take === undefined ? 0 : linux.ethPAll);
  let isClosed = false;
  if (take !== undefined) readFrames(socket, take, () => isClosed);
  return {
    send: (frame) => {
      try {
        writeSync(socket, frame);
      } catch (error) {
        throw new EnvironmentError(`No frame can be sent by ${interfaceName}: ${(error as Error).message}.`);
      }
    },
    close: () => {
      isClosed = true;
      if (take === undefined) close(socket);
    },
  };
}

/** @param protocol EtherType to read, 0 for none */
function boundSocket(interfaceName: string, protocol: number): number {
  const index = libc().if_nametoindex(interfaceName);
  if (index === 0) throw new EnvironmentError(`There is no network interface ${interfaceName} here.`);
  const action = `A packet socket on ${interfaceName}`;
  const socket = requireSuccess(action, libc().socket(linux.afPacket, linux.sockRaw, 0));
  setSocketOption(socket, linux.solPacket, linux.packetIgnoreOutgoing, 1);
  const timeout = timeval(readTimeout);
  requireSuccess(action, libc().setsockopt(socket, linux.solSocket, linux.soRcvTimeo, timeout, timeout.length));
  const address = linkAddress(index, protocol);
  requireSuccess(action, libc().bind(socket, address, address.length));
  return socket;
}

/** struct sockaddr_ll of an interface. */
function linkAddress(index: number, protocol: number): Buffer {
  const address = Buffer.alloc(20);
  address.writeUInt16LE(linux.afPacket, 0);
  address.writeUInt16BE(protocol, 2);
  address.writeInt32LE(index, 4);
  return address;
}

/** struct timeval of a time below a second. */
function timeval(microseconds: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(microseconds, 8);
  return bytes;
}

/** Reads one frame after the other until the socket is closed, which it then does. */
function readFrames(socket: number, take: (frame: Buffer) => void, isClosed: () => boolean): void {
  const buffer = Buffer.alloc(longestFrame);
  const next = () => {
    read(socket, buffer, 0, longestFrame, null, (error, length) => {
      if (isClosed()) return close(socket);
      if (error === null) take(Buffer.from(buffer.subarray(0, length)));
      else if (error.code !== "EAGAIN") return close(socket); // the interface is gone
      next();
    });
  };
  next();
}

/** The Ethernet address of an interface of this network namespace.
 * @throws EnvironmentError when there is no such interface */
export function interfaceMac(interfaceName: string): MacAddress {
  try {
    return parseMac(readFileSync(`/sys/class/net/${interfaceName}/address`, "latin1").trim());
  } catch {
    throw new EnvironmentError(`There is no network interface ${interfaceName} here.`);
  }
}
