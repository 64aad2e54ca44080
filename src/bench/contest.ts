import type { Progress } from "../foundation/progress";
import type { Round, Timed } from "./contender";

/** What the timed rounds of a contender come to. */
export interface Timing {
  /** Steps in all timed rounds. */
  readonly steps: number;
  /** Milliseconds a step: median and smallest of the rounds. */
  readonly median: number;
  readonly minimum: number;
}

/** Lets the contenders run one after the other, round after round (A B C A B C ...), so that whatever else the machine does meets all of
 * them alike; the first round of each only warms up.
 * @param rounds timed rounds, at least 1 */
export async function contest(
  contenders: readonly Timed[],
  rounds: number,
  onProgress: Progress,
): Promise<readonly Timing[]> {
  const timed: Round[][] = contenders.map(() => []);
  const total = (rounds + 1) * contenders.length;
  for (let turn = 0; turn < total; turn++) {
    const index = turn % contenders.length;
    const round = await contenders[index].round();
    if (turn >= contenders.length) timed[index].push(round);
    onProgress(turn + 1, total);
  }
  return timed.map(timing);
}

function timing(rounds: readonly Round[]): Timing {
  const pace = rounds.map(({ steps, milliseconds }) => milliseconds / steps);
  return { steps: rounds.reduce((sum, { steps }) => sum + steps, 0), median: median(pace), minimum: Math.min(...pace) };
}

/** Middle value; the mean of the two middle ones when their count is even. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
