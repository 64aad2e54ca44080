import { isIPv4 } from "node:net";
import { formatMac, parseMac } from "../../capture/packets/ethernet";
import { UsageError } from "../../foundation/errors";

/** A medical device: an IPv4 address and the Ethernet address that it belongs to, as texts in canonical form. */
export interface Device {
  readonly address: string;
  readonly mac: string;
}

/** A device as given by the user.
 * @example parseDevice("10.0.1.172=84:3A:4B:0F:5B:94") // { address: "10.0.1.172", mac: "84:3a:4b:0f:5b:94" }
 * @throws UsageError for anything that is not IPv4=MAC */
export function parseDevice(text: string): Device {
  const [address, mac, ...more] = text.split("=");
  if (more.length > 0 || mac === undefined || !isIPv4(address) || !isStationMac(mac))
    throw new UsageError(
      `"${text}" is no device. Write its addresses as IPv4=MAC, for instance 10.0.1.172=84:3a:4b:0f:5b:94.`,
    );
  return { address, mac: canonicalMac(mac) };
}

/** Whether the text is an Ethernet address: six pairs of hexadecimal digits with colons. */
const isMac = (text: string): boolean => /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text);

/** Whether the text is the Ethernet address of one station, and not of a group as the broadcast address is. */
export const isStationMac = (text: string): boolean => isMac(text) && Number.parseInt(text.slice(0, 2), 16) % 2 === 0;

const canonicalMac = (text: string): string => formatMac(parseMac(text));
