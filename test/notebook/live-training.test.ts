import { expect, test } from "vitest";
import { InterruptedError } from "../../src/foundation/errors";
import { trainLive } from "../../src/notebook/live-training";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { notebookScreen, type Shown } from "./notebook-screen";

const shown = notebookScreen();
const flows = syntheticFlows({ rows: 400 });

/** Epochs that each picture of the curves shows, in the order of showing. */
const epochsShown = () =>
  shown().flatMap(({ data }: Shown) => {
    const figure = data["application/vnd.plotly.v1+json"] as { data: readonly { x: readonly number[] }[] } | undefined;
    return figure === undefined ? [] : [figure.data[0].x.length];
  });

test("the curves grow in their place while the network trains, and end with all of its epochs", async () => {
  const { network } = await trainLive(flows, 1);
  const epochs = epochsShown();
  expect(epochs.length).toBeGreaterThan(1);
  expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
  expect(epochs.at(-1)).toBe(network?.history.loss.length);
  const places = new Set(shown().map(({ transient }) => transient.display_id));
  expect(places.size).toBe(2); // the bar's and the picture's
});

test("an interrupted training rejects, and its curves stay as far as they had come", async () => {
  const training = trainLive(flows, 1);
  const watch = setInterval(() => epochsShown().length > 0 && process.emit("SIGINT", "SIGINT"), 1);
  await expect(training).rejects.toThrow(InterruptedError);
  clearInterval(watch);
  expect(epochsShown().at(-1)).toBeLessThan(150);
});

test.each([-1, 0.5])("%s is no seed, and a sentence says what is", async (seed) => {
  await expect(trainLive(flows, seed)).rejects.toThrow(`The seed is ${seed}: give a whole number of at least 0.`);
});
