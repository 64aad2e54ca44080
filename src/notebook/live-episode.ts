import { requireArgus } from "../capture/argus-version";
import { withModel } from "../demonstration/demo-model";
import { type Demonstration, demonstrate } from "../demonstration/demonstrate";
import type { Measurement } from "../demonstration/measurement";
import { measuresText } from "../demonstration/measures-text";
import type { ResponseKind } from "../deployment/response/response";
import { EnvironmentError, InterruptedError } from "../foundation/errors";
import { htmlText } from "../foundation/html-text";
import { defaultNetwork } from "../testbed/live/layout";
import { requireLiveNetworks } from "../testbed/live/live-testbed";
import { interruptible } from "./interruption";
import { display, replaceableDisplay } from "./kernel";
import { markdownText } from "./markdown-text";
import { showProgress } from "./progress-bar";

export interface LiveEpisodeOptions {
  /** The reader's consent: nothing is run without it. */
  readonly allowed: boolean;
  readonly respond: ResponseKind;
  /** From the attack's beginning to the episode's end, s; 30 when left out. */
  readonly watchFor?: number;
  /** Name of the live testbed; the command line's when left out. */
  readonly network?: string;
}

/** The parts of an episode, s. */
const times = { opening: 8, calm: 5, attackFor: 8 } as const;

/** Runs one episode with real packets on a live network: an attack by Data Alteration, its detection and the response. The story is
 * told while it happens, and then its measures. Jupyter's interrupt button ends it and removes the network.
 * @returns null, and a sentence below the cell, when it is not allowed or this machine cannot
 * @throws InterruptedError after the interrupt button; UsageError when such a testbed runs already */
export async function liveEpisode(options: LiveEpisodeOptions): Promise<Measurement | null> {
  const obstacle = obstacleTo(options);
  if (obstacle !== null) {
    display({ "text/markdown": markdownText(obstacle), "text/plain": obstacle });
    return null;
  }
  return interruptible((signal) => run(options, signal));
}

/** Why nothing is run, a sentence. */
function obstacleTo({ allowed }: LiveEpisodeOptions): string | null {
  if (!allowed)
    return (
      'No packet was sent. Write "allowed: true" to attack a network that this cell builds in namespaces of its own and ' +
      "removes again (Linux, as root, with Argus and nftables; a minute)."
    );
  try {
    requireLiveNetworks();
    requireArgus();
    return null;
  } catch (error) {
    if (error instanceof EnvironmentError) return `No packet was sent. ${error.message}`;
    throw error;
  }
}

async function run(options: LiveEpisodeOptions, signal: AbortSignal): Promise<Measurement> {
  const { respond, watchFor = 30, network = defaultNetwork } = options;
  const demonstration: Demonstration = {
    ...{ network, watchFor, calm: times.calm, attackFor: Math.min(times.attackFor, watchFor) },
    ...{ responses: [respond], attack: "Data Alteration" },
    command: `liveEpisode({ allowed: true, respond: "${respond}", watchFor: ${watchFor} })`,
  };
  const progress = passingTime(`A live episode, ${respond}`, times.opening + times.calm + watchFor);
  const tell = story();
  try {
    const measurement = await withModel(undefined, tell, (model) => demonstrate(demonstration, model, tell, signal));
    tell(`\n${measuresText(measurement.episodes)}`);
    progress.end("done; the network is removed.");
    return measurement;
  } catch (error) {
    progress.end(error instanceof InterruptedError ? "interrupted; the network is removed." : "failed.");
    throw error;
  }
}

/** A progress bar that fills with the time.
 * @param total s */
function passingTime(stage: string, total: number): { readonly end: (outcome: string) => void } {
  const bar = showProgress(stage);
  let seconds = 0;
  const timer = setInterval(() => bar.onProgress(Math.min(++seconds, total), total), 1000);
  return {
    end: (outcome) => {
      clearInterval(timer);
      bar.end(outcome);
    },
  };
}

/** A text below the running cell that grows by lines. */
function story(): (line: string) => void {
  const show = replaceableDisplay();
  let text = "";
  return (line) => {
    text += `${line}\n`;
    show({ "text/html": `<pre>${htmlText(text.trim())}</pre>`, "text/plain": text.trim() });
  };
}
