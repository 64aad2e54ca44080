import type { FlowSource, Gap, Notice } from "./flow-source";
import type { Judge } from "./judge";
import type { JudgedFlow } from "./judged-flow";
import type { Response } from "./response/response";

/** Takes what a detection has to say, as it comes. */
export interface DetectionReport {
  flows(judged: readonly JudgedFlow[]): Promise<void>;
  gap(gap: Gap): void;
  notice(notice: Notice): void;
}

/** What a detection saw in all. */
export interface DetectionSummary {
  /** Flow records judged. */
  readonly judged: number;
  readonly attacks: number;
  /** Flow records to services that the detector was not trained on. */
  readonly notJudged: number;
  readonly gaps: number;
}

/** Judges all flows of a source, reports them, and answers those judged attacks. The response is closed at the end, whatever
 * comes.
 * @param signal after which nothing is answered: the records that a source still gives then were cut short */
export async function runDetection(
  source: FlowSource,
  { judge }: Judge,
  response: Response,
  report: DetectionReport,
  signal?: AbortSignal,
): Promise<DetectionSummary> {
  const summary = { judged: 0, attacks: 0, notJudged: 0, gaps: 0 };
  try {
    for await (const event of source) {
      if (event.kind === "notice") report.notice(event);
      else if (event.kind === "gap") {
        summary.gaps++;
        report.gap(event);
      } else {
        const judged = judge(event);
        const attacks = judged.filter(({ decision }) => decision === "attack");
        summary.judged += judged.length;
        summary.notJudged += event.flows.length - judged.length;
        summary.attacks += attacks.length;
        await report.flows(judged);
        for (const attack of attacks) if (signal?.aborted !== true) await response.respond(attack);
      }
    }
  } finally {
    await response.close();
  }
  return summary;
}
