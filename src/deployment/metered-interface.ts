import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { flowMeter } from "../capture/meter/flow-meter";
import { captureReader } from "../capture/reader/capture-reader";
import { EnvironmentError, UsageError } from "../foundation/errors";
import { type ChildProgram, startProgram } from "./child-program";
import type { FlowSource } from "./flow-source";
import { leftOut, written } from "./metered-capture";

/** The kinds of interface whose frames are Ethernet's, by their numbers in Linux' <linux/if_arp.h>: Ethernet and loopback. */
const ethernetKinds = ["1", "772"];
/** A line on which nothing came for so long is told to be silent, ms. */
const silenceAfter = 250;

export interface MeteredInterfaceOptions {
  /** Argus' -S, s. */
  readonly statusInterval: number;
  readonly signal: AbortSignal;
}

/** The flows that pass an interface, by tcpdump and the built-in meter, each when its record is due, also when the line has fallen
 * silent by then. After the signal the flows still open are given.
 * @param name of the interface
 * @throws UsageError when there is none of that name, or it is not of Ethernet; EnvironmentError when tcpdump fails */
export async function* meteredInterface(name: string, options: MeteredInterfaceOptions): FlowSource {
  const { statusInterval, signal } = options;
  requireEthernet(name);
  const tcpdump = await startTcpdump(name);
  const stop = () => void tcpdump.stop();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    yield* meterAsItComes(withSilences(tcpdump.process.stdout as Readable), name, statusInterval);
  } finally {
    signal.removeEventListener("abort", stop);
    await tcpdump.stop();
  }
  if (signal.aborted) return;
  throw new EnvironmentError(
    `tcpdump ended (${await tcpdump.ended}): ${tcpdump.errorText()}. Install Debian's tcpdump.`,
  );
}

/** tcpdump that writes each packet at once. It stays root: the kernel forgets to kill a program that changes its user. */
const startTcpdump = (name: string): Promise<ChildProgram> =>
  startProgram("tcpdump", ["-i", name, "-n", "-Z", "root", "--immediate-mode", "-U", "-w", "-"]);

/** Bytes of a capture, or that none came for silenceAfter. */
type Piece = Buffer | "silence";

/** A stream with its silences. */
function withSilences(bytes: Readable): AsyncIterable<Piece> {
  const pieces = new PassThrough({ objectMode: true });
  const timer = setInterval(() => pieces.write("silence"), silenceAfter);
  bytes.on("data", () => timer.refresh());
  bytes.on("end", () => clearInterval(timer));
  pieces.on("close", () => clearInterval(timer));
  return bytes.pipe(pieces);
}

/** Meters packets by a clock that goes on between them: it shows the time of the last packet, and the silence since. */
export async function* meterAsItComes(pieces: AsyncIterable<Piece>, name: string, statusInterval: number): FlowSource {
  const reader = captureReader(name);
  const meter = flowMeter(statusInterval);
  let now = 0; // µs since the capture's origin
  for await (const piece of pieces) {
    if (piece === "silence") now += silenceAfter * 1000;
    else
      for (const frame of reader.push(piece)) {
        meter.observe(frame);
        now = Math.floor(frame.time / 1000);
      }
    meter.advance(now);
    yield* written(meter, reader);
  }
  meter.finish();
  yield* written(meter, reader);
  yield* leftOut(meter);
}

/** @throws UsageError when there is no such interface, or its frames are not Ethernet's */
function requireEthernet(name: string): void {
  const path = join("/sys/class/net", name, "type");
  if (existsSync(path) && ethernetKinds.includes(readFileSync(path, "latin1").trim())) return;
  throw new UsageError(`${name} is no Ethernet interface of this machine: the built-in meter reads no other.`);
}
