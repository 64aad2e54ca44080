import { cpus } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { type EpisodePlan, runEpisode } from "../demonstration/episode";
import { type EpisodeMeasures, measureEpisode } from "../demonstration/measure-episode";
import type { Measurement } from "../demonstration/measurement";
import { measuresText } from "../demonstration/measures-text";
import { narrator } from "../demonstration/narrator";
import { type ResponseKind, responseKinds } from "../deployment/response/response";
import { loadModel } from "../detector/saved-model";
import { withBrowser } from "../figures/browser";
import { renderSvg } from "../figures/svg";
import { threeResponses } from "../figures/three-responses";
import { canonicalJson } from "../foundation/canonical-json";
import { wallClock } from "../foundation/wall-clock";
import { writeFileWhole } from "../foundation/write-file";
import { defaultNetwork } from "../testbed/live/layout";
import { attackNames } from "../testbed/live/live-commands";
import { jsonOption } from "./options";
import { printJson, type Terminal } from "./terminal";

interface DemoOptions {
  readonly model: string;
  readonly respond?: ResponseKind;
  readonly attack: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** How long the parts of an episode take, s. A poisoned ARP cache heals in about 40 s. */
const durations = { calm: 10, attackFor: 8, watchFor: 65, blockSeconds: 12 } as const;
const interval = 500;

/** The command "demo": an attack on a live network, its detection, its explanation, and what three responses make of it. */
export function demoCommand(terminal: Terminal): Command {
  return new Command("demo")
    .description(
      "attack a live network, detect, explain and answer it; compare three responses (Linux, root, four minutes)",
    )
    .requiredOption("--model <folder>", "folder that train --out saved")
    .addOption(new Option("--respond <kind>", "show this response alone").choices(responseKinds))
    .addOption(
      new Option("--attack <kind>", "what the man in the middle does")
        .choices(Object.keys(attackNames))
        .default("alteration"),
    )
    .option("--out <folder>", "write results.json and the figure three-responses there")
    .addOption(jsonOption())
    .action(async (options: DemoOptions) => {
      const responses =
        options.respond === undefined ? (["block-ip", "block-mac", "repair"] as const) : [options.respond];
      const episodes: EpisodeMeasures[] = [];
      for (const respond of responses) episodes.push(await showEpisode(terminal, respond, options));
      const measurement = measurementOf(options, episodes);
      if (options.out !== undefined) await write(options.out, measurement);
      if (options.json) printJson(terminal, measurement);
      else terminal.out.write(`\n${measuresText(episodes)}`);
    });
}

async function showEpisode(
  { out, signal }: Terminal,
  respond: ResponseKind,
  { model, attack, json = false }: DemoOptions,
): Promise<EpisodeMeasures> {
  const plan: EpisodePlan = {
    network: defaultNetwork,
    model,
    respond,
    attack: attackNames[attack],
    seed: 1,
    interval,
    ...durations,
  };
  const start = wallClock();
  const print = (line: string) => void (json || out.write(`${line}\n`));
  print(`\n${respond}`);
  const witness = narrator(plan, print, () => wallClock() - start);
  return measureEpisode(await runEpisode(plan, witness, signal));
}

function measurementOf({ model, respond, attack }: DemoOptions, episodes: readonly EpisodeMeasures[]): Measurement {
  const only = respond === undefined ? "" : ` --respond ${respond}`;
  return {
    command: `xmednn demo --model ${model} --attack ${attack}${only}`,
    date: `${new Date(wallClock() * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`,
    machine: `${cpus()[0].model}, ${cpus().length} cores`,
    model: loadModel(model).provenance.dataset,
    interval,
    blockSeconds: durations.blockSeconds,
    episodes: episodes.map((episode) => ({ ...episode, cleanBySecond: [...episode.cleanBySecond] })),
  };
}

async function write(folder: string, measurement: Measurement): Promise<void> {
  const spec = threeResponses(measurement);
  writeFileWhole(join(folder, "results.json"), canonicalJson(measurement));
  writeFileWhole(join(folder, "three-responses.json"), canonicalJson(spec));
  writeFileWhole(join(folder, "three-responses.svg"), await withBrowser((browser) => renderSvg(spec, browser)));
}
