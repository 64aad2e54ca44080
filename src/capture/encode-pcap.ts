import type { CapturedFrame } from "./captured-frame";

const nanosecondMagic = 0xa1b23c4d;
const headerLength = 24;
const recordHeaderLength = 16;
const ethernetLink = 1;
const snapLength = 65535;

/** When a simulated capture says it began: 1 January 2020, 00:00:00 UTC, in seconds of the epoch. */
export const captureEpoch = 1577836800;

/** The frames as a pcap file with nanosecond times, little-endian.
 * @see https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html */
export function encodePcap(capture: readonly CapturedFrame[]): Buffer {
  const length = capture.reduce((sum, { frame }) => sum + recordHeaderLength + frame.length, headerLength);
  const file = Buffer.alloc(length);
  file.writeUInt32LE(nanosecondMagic, 0);
  file.writeUInt16LE(2, 4);
  file.writeUInt16LE(4, 6);
  file.writeUInt32LE(snapLength, 16);
  file.writeUInt32LE(ethernetLink, 20);
  let at = headerLength;
  for (const { time, frame } of capture) {
    file.writeUInt32LE(captureEpoch + Math.floor(time / 1e9), at);
    file.writeUInt32LE(time % 1e9, at + 4);
    file.writeUInt32LE(frame.length, at + 8);
    file.writeUInt32LE(frame.length, at + 12);
    frame.copy(file, at + recordHeaderLength);
    at += recordHeaderLength + frame.length;
  }
  return file;
}
