import { once } from "node:events";
import type { Writable } from "node:stream";
import type { DetectionReport, DetectionSummary } from "../deployment/detection";
import type { Gap } from "../deployment/flow-source";
import type { Endpoint, JudgedFlow } from "../deployment/judged-flow";
import type { Terminal } from "./terminal";

/** A detection as JSON: one line a flow on stdout, gaps and notices on stderr. */
export function jsonReport({ out, err }: Terminal): DetectionReport {
  return {
    flows: (judged) =>
      writeLines(
        out,
        judged.map((flow) => JSON.stringify(flow)),
      ),
    gap: (gap) => err.write(`${gapText(gap)}\n`),
    notice: ({ text }) => err.write(`${text}\n`),
  };
}

const heading = "time (UTC)               probability  from -> to, and why";

/** A detection as text: the flows judged attacks, as a table. */
export function textReport({ out, err }: Terminal): DetectionReport {
  let hasHeading = false;
  return {
    flows: async (judged) => {
      const lines = judged.filter(({ decision }) => decision === "attack").flatMap(attackLines);
      if (lines.length === 0) return;
      await writeLines(out, hasHeading ? lines : [heading, ...lines]);
      hasHeading = true;
    },
    gap: (gap) => err.write(`${gapText(gap)}\n`),
    notice: ({ text }) => err.write(`${text}\n`),
  };
}

async function writeLines(out: Writable, lines: readonly string[]): Promise<void> {
  if (lines.length > 0 && !out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
}

function attackLines({ time, source, destination, probability, reasons }: JudgedFlow): string[] {
  return [
    `${timeText(time)}        ${probability.toFixed(3)}  ${endText(source)} -> ${endText(destination)}`,
    ...reasons.map(({ words }) => `${" ".repeat(38)}${words}`),
  ];
}

const timeText = (seconds: number) => new Date(seconds * 1000).toISOString();

const endText = ({ address, port, mac }: Endpoint) => `${address}:${port} (${mac})`;

const gapText = ({ after, reason }: Gap) =>
  `Gap${after === null ? "" : ` after ${timeText(after)}`}: ${reason}. Flows of that time are missing.`;

/** The last sentences. */
export function summaryText({ judged, attacks, notJudged, gaps }: DetectionSummary, threshold: number): string {
  return [
    `${judged} flows judged, ${attacks} of them attacks (probability above ${Number(threshold.toPrecision(4))}).`,
    ...(notJudged > 0
      ? [
          `${notJudged} flows went to services that the model was not trained on, and were not judged (--any-port does).`,
        ]
      : []),
    ...(gaps > 0 ? [`${gaps} gaps in which nothing was seen.`] : []),
    "",
  ].join("\n");
}
