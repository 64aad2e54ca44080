import type { Readable } from "node:stream";
import { type FlowMeter, flowMeter } from "../capture/meter/flow-meter";
import { meteredFlow } from "../capture/meter/flow-record";
import { type CaptureReader, captureReader } from "../capture/reader/capture-reader";
import type { FlowSource, Flows, Notice } from "./flow-source";

/** The flows of a capture by the built-in meter, each as soon as its record is due, in constant memory.
 * @param capture bytes of a pcap or pcapng
 * @param name of the capture, for messages
 * @param statusInterval Argus' -S, s
 * @throws DataError when the capture is none or damaged, after the flows before the damage */
export async function* meteredCapture(capture: Readable, name: string, statusInterval: number): FlowSource {
  const reader = captureReader(name);
  const meter = flowMeter(statusInterval);
  for await (const chunk of capture) {
    for (const frame of reader.push(chunk as Buffer)) meter.observe(frame);
    yield* written(meter, reader);
  }
  meter.finish();
  yield* written(meter, reader);
  yield* leftOut(meter);
  if (reader.end() > 0)
    yield { kind: "notice", text: `${name} was cut off in the middle of a packet, which was left out.` };
}

/** The records that the meter has written since it was last asked. */
export function* written(meter: FlowMeter, reader: CaptureReader): Generator<Flows> {
  const records = meter.takeRecords();
  if (records.length === 0) return;
  yield { kind: "flows", origin: reader.origin(), flows: records.map(meteredFlow) };
}

/** What the meter left out so far. */
export function* leftOut(meter: FlowMeter): Generator<Notice> {
  const counts = Object.entries(meter.skipped()).map(([reason, count]) => `${count} ${reason}`);
  if (counts.length > 0) yield { kind: "notice", text: `Packets left out, by reason: ${counts.join(", ")}.` };
}
