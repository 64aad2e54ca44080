import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Argument, Command } from "commander";
import { z } from "zod";
import { programFault } from "../environment/program-fault";
import { tensorFlowBuilds } from "../environment/tensorflow/layout";
import { removeTensorFlow, setUpTensorFlow } from "../environment/tensorflow/set-up";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import { allowedGap } from "../tensorflow/self-check";
import type { Terminal } from "./terminal";

type Wish = (typeof tensorFlowBuilds)[number] | "remove";

/** The command "setup-tensorflow": makes or removes TensorFlow's native binding. */
export function setupTensorFlowCommand(terminal: Terminal): Command {
  return new Command("setup-tensorflow")
    .description("set up TensorFlow for --backend tensorflow, in the folder .tensorflow (Linux x64)")
    .addArgument(
      new Argument("[build]", "cpu, gpu (with NVIDIA's libraries; the machine needs the driver alone), or remove")
        .choices([...tensorFlowBuilds, "remove"])
        .default("cpu"),
    )
    .action(async (wish: Wish) => {
      if (wish === "remove") remove(terminal);
      else await setUp(terminal, wish);
    });
}

function remove({ out, root }: Terminal): void {
  out.write(removeTensorFlow(root) ? "Removed .tensorflow.\n" : "There is no .tensorflow to remove.\n");
}

async function setUp({ out, err, signal, root }: Terminal, build: Exclude<Wish, "remove">): Promise<void> {
  await setUpTensorFlow(build, root, {
    environment: process.env,
    signal,
    shown: err.isTTY === true,
    onStart: ({ download, disk }) => {
      const needs = `downloads up to ${gigabytes(download)}, needs ${gigabytes(disk)} of disk on the way`;
      out.write(`TensorFlow, ${build} build: ${needs}.\n`);
    },
    onStage: (title) => void out.write(`${title} ...\n`),
  });
  const { description, largestGap } = check(root);
  out.write(
    `${description}: 100 steps of training, losses within ${largestGap.toExponential(0)} of the engine's.\n` +
      "Train with it: npx xmednn train --backend tensorflow\n",
  );
  if (largestGap > allowedGap)
    throw new EnvironmentError(`${description} does not train as the engine does: at most ${allowedGap} is allowed.`);
}

const answer = z.object({ description: z.string(), largestGap: z.number() });

/** In a process of its own, which a library that does not fit this processor may end. */
function check(root: string): z.infer<typeof answer> {
  const program = join(packageRoot, "dist", "tensorflow", "self-check-program.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, root], { encoding: "utf8" });
  if (status === 0) return answer.parse(JSON.parse(stdout));
  throw new EnvironmentError(`TensorFlow was set up but does not run here: ${programFault(status, stderr)}`);
}

function gigabytes(megabytes: number): string {
  return `${(megabytes / 1000).toFixed(1)} GB`;
}
