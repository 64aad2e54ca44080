import type { Detector } from "../detector/detector";

/** Whether a detector was trained on flows to a port: what it says of any other service means nothing. The range of the ports is
 * read off its scaler, which scales a single port by 1; a detector that does not look at the port is taken to know them all. */
export function knownPorts({ features, scaler }: Detector): (port: number) => boolean {
  const column = features.indexOf("Dport");
  if (column < 0) return () => true;
  const [scale, offset] = [scaler.scale[column], scaler.offset[column]];
  if (scale === 1) return (port) => port === -offset;
  return (port) => port * scale + offset >= 0 && port * scale + offset <= 1;
}
