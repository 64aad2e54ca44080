/** Internet checksum: the complement of the ones' complement sum of 16-bit words, an odd last byte padded with zero.
 * @param carried sum carried over from bytes before start, for instance a pseudo-header's
 * @see RFC 1071 */
export function internetChecksum(bytes: Buffer, start: number, end: number, carried = 0): number {
  let sum = carried;
  for (let at = start; at + 1 < end; at += 2) sum += (bytes[at] << 8) | bytes[at + 1];
  if ((end - start) % 2 === 1) sum += bytes[end - 1] << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
