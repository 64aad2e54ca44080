import { cpus, loadavg } from "node:os";
import type { ResponseKind } from "../deployment/response/response";
import { wallClock } from "../foundation/wall-clock";
import type { DemoModel } from "./demo-model";
import { type EpisodePlan, runEpisode } from "./episode";
import { type EpisodeMeasures, measureEpisode } from "./measure-episode";
import type { Measurement } from "./measurement";
import { narrator } from "./narrator";

/** What is to be shown: an episode for each response, one after the other. */
export interface Demonstration extends Pick<EpisodePlan, "network" | "attack" | "calm" | "attackFor" | "watchFor"> {
  readonly responses: readonly ResponseKind[];
  /** How it was asked for, as the reader may do again. */
  readonly command: string;
}

/** From one reading to the next, ms. */
const interval = 500;
const blockSeconds = 12;

/** Shows and measures episodes on a live network.
 * @param tell takes the story while it happens, line by line
 * @throws EnvironmentError where live networks cannot be made, or Argus or nftables is missing; UsageError when such a testbed runs
 *   already; InterruptedError when the signal aborts */
export async function demonstrate(
  demonstration: Demonstration,
  { folder: model, training }: DemoModel,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<Measurement> {
  const { responses, command, ...common } = demonstration;
  const [date, machine] = [dateText(), machineText()];
  const episodes: EpisodeMeasures[] = [];
  for (const respond of responses) {
    const plan: EpisodePlan = { ...common, model, respond, seed: 1, interval, blockSeconds };
    episodes.push(await showEpisode(plan, tell, signal));
  }
  return {
    ...{ command, date, machine, model: training, interval, blockSeconds },
    episodes: episodes.map((episode) => ({ ...episode, cleanBySecond: [...episode.cleanBySecond] })),
  };
}

async function showEpisode(
  plan: EpisodePlan,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<EpisodeMeasures> {
  const start = wallClock();
  tell(`\n${plan.respond}`);
  const witness = narrator(plan, tell, () => wallClock() - start);
  return measureEpisode(await runEpisode(plan, witness, signal));
}

const dateText = () => `${new Date(wallClock() * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The machine as it is now, in words. */
const machineText = (): string =>
  `${cpus()[0].model.trim()}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} at the start`;
