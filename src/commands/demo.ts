import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { requireArgus } from "../capture/argus-version";
import { type EpisodePlan, runEpisode } from "../demonstration/episode";
import { type EpisodeMeasures, measureEpisode } from "../demonstration/measure-episode";
import type { Measurement } from "../demonstration/measurement";
import { measuresText } from "../demonstration/measures-text";
import { narrator } from "../demonstration/narrator";
import { threeResponses } from "../demonstration/three-responses";
import { type ResponseKind, responseKinds } from "../deployment/response/response";
import { withBrowser } from "../figures/browser";
import { renderSvg } from "../figures/svg";
import { canonicalJson } from "../foundation/canonical-json";
import { wallClock } from "../foundation/wall-clock";
import { writeFileWhole } from "../foundation/write-file";
import { defaultNetwork } from "../testbed/live/layout";
import { attackNames } from "../testbed/live/live-commands";
import { requireLiveNetworks } from "../testbed/live/live-testbed";
import { type DemoModel, withModel } from "./demo-model";
import { jsonOption } from "./options";
import { printJson, type Terminal } from "./terminal";

interface DemoOptions {
  readonly model?: string;
  readonly respond?: ResponseKind;
  readonly attack: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** The machine as it is now, in words. */
const machineText = (): string =>
  `${cpus()[0].model.trim()}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} at the start`;

/** How long the parts of an episode take, s. A poisoned ARP cache heals in about 40 s. */
const durations = { calm: 10, attackFor: 8, watchFor: 65, blockSeconds: 12 } as const;
const interval = 500;
const comparedResponses = ["block-ip", "block-mac", "repair"] as const;

/** The command "demo": an attack on a live network, its detection, its explanation, and what three responses make of it. */
export function demoCommand(terminal: Terminal): Command {
  return new Command("demo")
    .description(
      "attack a live network, detect, explain and answer it; compare three responses (Linux, root, four minutes)",
    )
    .option("--model <folder>", "folder that train --out saved (the paper's network, trained now on simulated flows)")
    .addOption(new Option("--respond <kind>", "show this response alone").choices(responseKinds))
    .addOption(
      new Option("--attack <kind>", "what the man in the middle does")
        .choices(Object.keys(attackNames))
        .default("alteration"),
    )
    .option("--out <folder>", "write results.json and the figure three-responses there")
    .addOption(jsonOption())
    .action(async (options: DemoOptions) => {
      requireLiveNetworks();
      requireArgus();
      const measurement = await withModel(terminal, options, (model) => measure(terminal, model, options));
      if (options.out !== undefined) await write(options.out, measurement);
      if (options.json) printJson(terminal, measurement);
      else terminal.out.write(`\n${measuresText(measurement.episodes)}`);
    });
}

async function measure(terminal: Terminal, model: DemoModel, options: DemoOptions): Promise<Measurement> {
  const responses = options.respond === undefined ? comparedResponses : [options.respond];
  const machine = machineText();
  const episodes: EpisodeMeasures[] = [];
  for (const respond of responses) episodes.push(await showEpisode(terminal, model, respond, options));
  return measurementOf(model, options, machine, episodes);
}

async function showEpisode(
  { out, signal }: Terminal,
  { folder: model }: DemoModel,
  respond: ResponseKind,
  { attack, json = false }: DemoOptions,
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

function measurementOf(
  { training }: DemoModel,
  { model, respond, attack }: DemoOptions,
  machine: string,
  episodes: readonly EpisodeMeasures[],
): Measurement {
  const words = [
    ...(model === undefined ? [] : ["--model", model]),
    ...(respond === undefined ? [] : ["--respond", respond]),
  ];
  return {
    command: ["xmednn demo --attack", attack, ...words].join(" "),
    date: `${new Date(wallClock() * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`,
    machine,
    model: training,
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
