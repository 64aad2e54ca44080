import type { MeteredFlow } from "../../src/capture/metered-flow";
import type { FlowSource, Gap, Notice } from "../../src/deployment/flow-source";

/** Everything that a source gave. */
export interface Given {
  readonly flows: readonly MeteredFlow[];
  /** s of the epoch, one a flow. */
  readonly times: readonly number[];
  readonly gaps: readonly Gap[];
  readonly notices: readonly string[];
}

/** Reads a source to its end. */
export async function readSource(source: FlowSource): Promise<Given> {
  const flows: MeteredFlow[] = [];
  const times: number[] = [];
  const gaps: Gap[] = [];
  const notices: string[] = [];
  for await (const event of source as AsyncIterable<
    Gap | Notice | { kind: "flows"; origin: number; flows: MeteredFlow[] }
  >) {
    if (event.kind === "gap") gaps.push(event);
    else if (event.kind === "notice") notices.push(event.text);
    else {
      flows.push(...event.flows);
      times.push(...event.flows.map(({ start }) => event.origin + start / 1e6));
    }
  }
  return { flows, times, gaps, notices };
}
