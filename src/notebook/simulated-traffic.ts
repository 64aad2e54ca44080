import { Readable } from "node:stream";
import { flowTable } from "../dataset/read-flows";
import { normalCategory } from "../dataset/schema";
import type { FlowSource } from "../deployment/flow-source";
import type { Judge } from "../deployment/judge";
import type { JudgedFlow } from "../deployment/judged-flow";
import { meteredCapture } from "../deployment/metered-capture";
import { datasetStatusInterval } from "../detector/deployment-settings";
import type { GeneratedFlows } from "../testbed/generate";

/** A judged flow, and what the simulation knows of it. */
export interface KnownFlow extends JudgedFlow {
  /** "normal", "Spoofing" or "Data Alteration". */
  readonly truth: string;
}

/** Verdicts at one threshold, against the truth: counts of flows. */
export interface AlarmCounts {
  readonly threshold: number;
  readonly alerts: number;
  /** Alerts that are no attack. */
  readonly falseAlarms: number;
  readonly alterationFound: number;
  readonly alterationMissed: number;
  readonly spoofingFound: number;
  readonly spoofingMissed: number;
}

/** The flows of a simulated capture, as the built-in meter makes them of its packets. */
export function simulatedCapture({ pcap }: GeneratedFlows): FlowSource {
  return meteredCapture(Readable.from([pcap]), "the simulated capture", datasetStatusInterval);
}

/** Judges the packets of a simulation, and sets beside each flow what it truly was: the truth of the flow in the same place. */
export async function judgeSimulated(traffic: GeneratedFlows, { judge }: Judge): Promise<readonly KnownFlow[]> {
  const judged: JudgedFlow[] = [];
  for await (const event of simulatedCapture(traffic)) if (event.kind === "flows") judged.push(...judge(event));
  const known = flowTable(Buffer.from(traffic.flows), { dataset: "simulated", title: "simulated", name: "flows.csv" });
  const ports = known.numbers.Sport;
  if (judged.length !== known.rows || judged.some(({ source }, row) => source.port !== ports[row]))
    throw new Error("the flows judged are not the flows that the simulation labelled");
  return judged.map((flow, row) => ({ ...flow, truth: known.categories[row] }));
}

/** What a threshold does: an alert is a flow whose probability lies above it. */
export function countAlarms(flows: readonly KnownFlow[], threshold: number): AlarmCounts {
  const alerts = flows.filter(({ probability }) => probability > threshold);
  const count = (some: readonly KnownFlow[], kind: string) => some.filter(({ truth }) => truth === kind).length;
  const alterationFound = count(alerts, "Data Alteration");
  const spoofingFound = count(alerts, "Spoofing");
  return {
    threshold,
    alerts: alerts.length,
    falseAlarms: count(alerts, normalCategory),
    alterationFound,
    alterationMissed: count(flows, "Data Alteration") - alterationFound,
    spoofingFound,
    spoofingMissed: count(flows, "Spoofing") - spoofingFound,
  };
}
