/** An Ethernet address as a whole number of 48 bits. */
export type MacAddress = number;
/** An IPv4 address as a whole number of 32 bits. */
export type Ipv4Address = number;

export const broadcastMac: MacAddress = 0xffffffffffff;
export const ethernetHeaderLength = 14;
/** Shortest frame on the wire without its check sequence; shorter ones are padded with zeros. */
export const shortestFrame = 60;

export const etherType = { ipv4: 0x0800, arp: 0x0806 } as const;
export const ipProtocol = { icmp: 1, tcp: 6 } as const;

/** @example parseMac("84:3a:4b:0f:5b:94") // 0x843a4b0f5b94 */
export const parseMac = (text: string): MacAddress => Number.parseInt(text.replaceAll(":", ""), 16);

/** @example formatMac(0x843a4b0f5b94) // "84:3a:4b:0f:5b:94" */
export function formatMac(mac: MacAddress): string {
  const digits = mac.toString(16).padStart(12, "0");
  const pair = (at: number) => digits.slice(at, at + 2);
  return `${pair(0)}:${pair(2)}:${pair(4)}:${pair(6)}:${pair(8)}:${pair(10)}`;
}

/** @example parseIpv4("10.0.1.172") // 0x0a0001ac */
export const parseIpv4 = (text: string): Ipv4Address => Buffer.from(text.split(".").map(Number)).readUInt32BE(0);

/** @example formatIpv4(0x0a0001ac) // "10.0.1.172" */
export const formatIpv4 = (ip: Ipv4Address): string =>
  `${ip >>> 24}.${(ip >>> 16) & 255}.${(ip >>> 8) & 255}.${ip & 255}`;

/** A zeroed frame, padded to the shortest length, with its Ethernet header written.
 * @param contentLength bytes after the header */
export function newFrame(destination: MacAddress, source: MacAddress, type: number, contentLength: number): Buffer {
  const frame = Buffer.alloc(Math.max(shortestFrame, ethernetHeaderLength + contentLength));
  frame.writeUIntBE(destination, 0, 6);
  frame.writeUIntBE(source, 6, 6);
  frame.writeUInt16BE(type, 12);
  return frame;
}

export const destinationMac = (frame: Buffer): MacAddress => frame.readUIntBE(0, 6);
export const sourceMac = (frame: Buffer): MacAddress => frame.readUIntBE(6, 6);
export const frameType = (frame: Buffer): number => frame.readUInt16BE(12);
