import { join } from "node:path";
import { Command, Option } from "commander";
import { requireArgus } from "../capture/argus-version";
import { withModel } from "../demonstration/demo-model";
import { type Demonstration, demonstrate } from "../demonstration/demonstrate";
import type { Measurement } from "../demonstration/measurement";
import { measuresText } from "../demonstration/measures-text";
import { threeResponses } from "../demonstration/three-responses";
import { type ResponseKind, responseKinds } from "../deployment/response/response";
import { withBrowser } from "../figures/browser";
import { renderSvg } from "../figures/svg";
import { canonicalJson } from "../foundation/canonical-json";
import { writeFileWhole } from "../foundation/write-file";
import { defaultNetwork } from "../testbed/live/layout";
import { attackNames } from "../testbed/live/live-commands";
import { requireLiveNetworks } from "../testbed/live/live-testbed";
import { jsonOption } from "./options";
import { printJson, type Terminal } from "./terminal";

interface DemoOptions {
  readonly model?: string;
  readonly respond?: ResponseKind;
  readonly attack: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** How long the parts of an episode take, s. A poisoned ARP cache heals in about 40 s. */
const times = { calm: 10, attackFor: 8, watchFor: 65 } as const;
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
      const { model: folder, json = false } = options;
      requireLiveNetworks();
      requireArgus();
      const tell = (line: string) => void (json || terminal.out.write(`${line}\n`));
      const measurement = await withModel(folder, tell, (model) =>
        demonstrate(demonstrationOf(options), model, tell, terminal.signal),
      );
      if (options.out !== undefined) await write(options.out, measurement);
      if (json) printJson(terminal, measurement);
      else terminal.out.write(`\n${measuresText(measurement.episodes)}`);
    });
}

function demonstrationOf({ model, respond, attack }: DemoOptions): Demonstration {
  const words = [
    ...(model === undefined ? [] : ["--model", model]),
    ...(respond === undefined ? [] : ["--respond", respond]),
  ];
  return {
    ...times,
    network: defaultNetwork,
    attack: attackNames[attack],
    responses: respond === undefined ? comparedResponses : [respond],
    command: ["xmednn demo --attack", attack, ...words].join(" "),
  };
}

async function write(folder: string, measurement: Measurement): Promise<void> {
  const spec = threeResponses(measurement);
  writeFileWhole(join(folder, "results.json"), canonicalJson(measurement));
  writeFileWhole(join(folder, "three-responses.json"), canonicalJson(spec));
  writeFileWhole(join(folder, "three-responses.svg"), await withBrowser((browser) => renderSvg(spec, browser)));
}
