import { expect, test } from "vitest";
import type { Experiment } from "../../src/evaluation/experiment";
import { InterruptedError, UsageError } from "../../src/foundation/errors";
import { interruptible } from "../../src/notebook/interruption";
import { withWorkers } from "../../src/notebook/workers";
import { paperHoldout } from "../../src/preprocess/prepare";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { notebookScreen } from "./notebook-screen";

const shown = notebookScreen();
const lastShown = () => shown().at(-1)?.data["text/plain"];
const flows = syntheticFlows({ rows: 400 });
const experiment: Experiment = { classifier: "dnn", protocol: "paper", division: paperHoldout, seed: 1 };

test("experiments run below a bar that ends with done, and tell the values of each epoch", async () => {
  const losses: number[] = [];
  const outcome = await withWorkers("Training", flows, (run) =>
    run({ ...experiment, settings: { epochs: 3 } }, (_done, _total, epoch) => losses.push(epoch!.training.loss)),
  );
  expect(losses.length).toBeGreaterThan(0); // the last may still be on its way when the outcome is here
  expect(losses).toEqual(outcome.network?.history.loss.slice(0, losses.length));
  expect(lastShown()).toBe("Training: done.");
});

test("the interrupt button stops the workers with a sentence, and the kernel's own listeners come back", async () => {
  const kernels = () => {};
  process.on("SIGINT", kernels);
  const before = process.listeners("SIGINT");
  const training = withWorkers("Training", flows, (run) =>
    run({ ...experiment, settings: { epochs: 1_000_000 } }, (done) => {
      if (done === 1) process.emit("SIGINT", "SIGINT");
    }),
  );
  await expect(training).rejects.toThrow(InterruptedError);
  expect(lastShown()).toBe("Training: interrupted.");
  expect(process.listeners("SIGINT")).toEqual(before);
  process.off("SIGINT", kernels);
});

test("while work is interruptible, no other listener hears of it", async () => {
  let heard = 0;
  const kernels = () => heard++;
  process.on("SIGINT", kernels);
  await interruptible(async (signal) => {
    process.emit("SIGINT", "SIGINT");
    expect(signal.aborted).toBe(true);
  });
  expect(heard).toBe(0);
  process.emit("SIGINT", "SIGINT");
  expect(heard).toBe(1);
  process.off("SIGINT", kernels);
});

test("what an experiment refuses reaches the cell, and the bar says that it failed", async () => {
  const refused = withWorkers("Training", flows, (run) => run({ ...experiment, protocol: "honest" }));
  await expect(refused).rejects.toThrow(UsageError);
  expect(lastShown()).toBe("Training: failed.");
});
