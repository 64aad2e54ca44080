/** A frame as a monitor saw it. */
export interface CapturedFrame {
  /** Whole ns since the capture's origin. */
  readonly time: number;
  /** From the Ethernet header on; shorter than length when the capture cut it off. */
  readonly frame: Buffer;
  /** Bytes that the frame had on the wire, the check sequence left out. */
  readonly length: number;
}
