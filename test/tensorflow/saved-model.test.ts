import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadModel, saveModel } from "../../src/detector/saved-model";
import type { Weights } from "../../src/engine/network";
import { nadam } from "../../src/engine/optimiser";
import { predict } from "../../src/engine/predict";
import { train } from "../../src/engine/train";
import { withBrowser } from "../../src/figures/browser";
import { openTensorFlow } from "../../src/tensorflow/open-tensorflow";
import { networkOf, randomExamples } from "../engine/networks";
import { kindsHere } from "./kinds";
import { pageScript } from "./page";

const network = networkOf([28, 64, 32, 8, 1], "elu");
const { rows, labels } = randomExamples(507, 28, 1);
const unseen = randomExamples(200, 28, 2).rows;
const options = { optimiser: nadam({ learningRate: 0.01 }), epochs: 2, batchSize: 20, seed: 1 };
const limit = 1e-6;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "models "));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, weights: Weights): string {
  const path = join(folder, name);
  const one = Float64Array.from({ length: 28 }, () => 1);
  saveModel(path, {
    ...{ network, weights, scaler: { scale: one, offset: new Float64Array(28) } },
    features: Array.from({ length: 28 }, (_, column) => `feature ${column + 1}`),
    provenance: { dataset: "synthetic", sha256: "0".repeat(64), protocol: "paper", seed: 1 },
  });
  return path;
}

function largestGap(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  return Array.from(found).reduce((largest, p, row) => Math.max(largest, Math.abs(p - expected[row])), 0);
}

async function inPage(path: string): Promise<number[]> {
  const model = readFileSync(join(path, "model.json"), "utf8");
  const weights = JSON.stringify([...readFileSync(join(path, "weights.bin"))]);
  const cells = Array.from({ length: unseen.rows }, (_, row) => [...unseen.values.subarray(row * 28, (row + 1) * 28)]);
  const script = await pageScript();
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    return page.evaluate<number[]>(`${script}\npage.probabilities(${model}, ${weights}, ${JSON.stringify(cells)})`);
  });
}

const inBrowser = test.skipIf(process.platform !== "linux" || process.arch !== "x64");

describe.each(kindsHere)("a model trained by TensorFlow.js, %s,", (kind) => {
  test("gives the same probabilities when the engine loads it", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const { weights } = tensorflow.train(network, rows, labels, options);
    const loaded = loadModel(saved(`by ${kind}`, weights));
    expect(loaded.weights).toEqual(weights);
    const theirs = tensorflow.predict(network, weights, unseen);
    expect(largestGap(predict(loaded.network, loaded.weights, unseen), theirs)).toBeLessThan(limit);
  });

  inBrowser("gives the same probabilities in a page with TensorFlow.js alone (Linux x64)", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const { weights } = tensorflow.train(network, rows, labels, options);
    const found = await inPage(saved(`for a page by ${kind}`, weights));
    expect(largestGap(found, tensorflow.predict(network, weights, unseen))).toBeLessThan(limit);
  });
});

describe("a model trained by the engine", () => {
  const trained = () => train(network, rows, labels, options).weights;

  test.each(kindsHere)("gives the same probabilities when TensorFlow.js loads it, %s", async (kind) => {
    const weights = trained();
    const loaded = loadModel(saved("by the engine", weights));
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const found = tensorflow.predict(loaded.network, loaded.weights, unseen);
    expect(largestGap(found, predict(network, weights, unseen))).toBeLessThan(limit);
  });

  inBrowser("gives the same probabilities in a page with TensorFlow.js alone (Linux x64)", async () => {
    const weights = trained();
    const found = await inPage(saved("for a page by the engine", weights));
    expect(largestGap(found, predict(network, weights, unseen))).toBeLessThan(limit);
  });
});
