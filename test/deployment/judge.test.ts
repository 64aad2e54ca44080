import { describe, expect, test } from "vitest";
import { meterFlows } from "../../src/capture/meter/flow-meter";
import { meteredFlow } from "../../src/capture/meter/flow-record";
import type { MeteredFlow } from "../../src/capture/metered-flow";
import { columns } from "../../src/dataset/columns";
import { flowTable } from "../../src/dataset/read-flows";
import { cellIndex, featureRows } from "../../src/deployment/feature-rows";
import { createJudge } from "../../src/deployment/judge";
import { loadBundledModel } from "../../src/detector/bundled-model";
import { detect } from "../../src/detector/detector";
import { deepShap } from "../../src/explanation/deep-shap";
import { DataError } from "../../src/foundation/errors";
import { applyMinMax } from "../../src/preprocess/min-max";
import { labelledFlows } from "../../src/testbed/labelled-flows";
import { ehmsTestbed } from "../../src/testbed/parameters";
import { simulate } from "../../src/testbed/simulate";
import { randomDetector } from "../detector/detectors";

const run = simulate(2, 300, { ...ehmsTestbed, campaign: "60A12 40S20" });
const flows: readonly MeteredFlow[] = meterFlows(run.capture).map(meteredFlow);
const detector = loadBundledModel();
const event = { kind: "flows", origin: 1000, flows } as const;

describe("a judged flow", () => {
  const judged = createJudge(detector).judge(event);

  test("has the probability that the detector gives to the same flow in a file", () => {
    const csv = Buffer.from(labelledFlows(flows, run.sessions));
    const table = flowTable(csv, { dataset: "x", title: "x", name: "x" });
    expect(judged.map(({ probability }) => probability)).toEqual([...detect(detector, table)]);
  });

  test("has the time and the ends of the record, whose gateway the attacker's MAC may stand for", () => {
    expect(judged[0]).toMatchObject({
      time: 1000 + flows[0].start / 1e6,
      source: { address: "10.0.1.172", mac: "84:3a:4b:0f:5b:94" },
      destination: { address: "10.0.1.150", mac: "b8:ca:3a:cf:0b:87", port: 1111 },
    });
    const attack = judged.find(({ decision }) => decision === "attack");
    expect(attack?.source).toMatchObject({ address: "10.0.1.172", mac: ehmsTestbed.addresses.attacker.mac });
  });

  test("is an attack above the threshold alone, and then has three reasons that DeepSHAP gives", () => {
    const threshold = judged[70].probability;
    const { network, weights, scaler, features, deployment } = detector;
    const again = createJudge(detector, { threshold }).judge(event);
    const attacks = again.filter(({ decision }) => decision === "attack");
    expect(attacks).toEqual(again.filter(({ probability }) => probability > threshold));
    expect(again[70].decision).toBe("normal");
    expect(again.filter(({ reasons }) => reasons.length === 3)).toEqual(attacks);
    const rows = featureRows(
      flows.filter((_, i) => again[i].decision === "attack"),
      features.map(cellIndex),
    );
    const background = applyMinMax(deployment?.normalFlows ?? rows, scaler);
    const { contributions } = deepShap(network, weights, applyMinMax(rows, scaler), background);
    const [{ reasons }] = attacks;
    const shares = features.map((feature, i) => ({ feature, contribution: contributions.values[i] }));
    const largest = shares.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, 3);
    expect(reasons.map(({ feature, contribution }) => ({ feature, contribution }))).toEqual(largest);
  });

  test("says in words what is unusual", () => {
    const words = judged.flatMap(({ reasons }) => reasons.map((reason) => reason.words));
    expect(words.some((text) => /^(Rate|DstLoad|Load) [\d.]+\u00a0\S+, unusually low: \+0\.\d\d$/.test(text))).toBe(
      true,
    );
  });
});

describe("a flow to another service", () => {
  const port = columns.findIndex(({ name }) => name === "Dport");
  const elsewhere = { ...flows[0], cells: flows[0].cells.map((cell, i) => (i === port ? 443 : cell)) };

  test("is not judged by a model that knows one service", () => {
    expect(createJudge(detector).judge({ ...event, flows: [elsewhere, flows[1]] })).toHaveLength(1);
  });

  test("is judged when that is asked for", () => {
    const judge = createJudge(detector, { anyPort: true });
    expect(judge.judge({ ...event, flows: [elsewhere] })[0].destination.port).toBe(443);
  });
});

test("a cell that the meter left empty is 0", () => {
  const cells = flows[0].cells.map(() => "");
  expect([...featureRows([{ start: 0, cells }], [cellIndex("SIntPkt"), cellIndex("Sport")]).values]).toEqual([0, 0]);
});

test("a model saved without settings of deployment judges at 0.5 and gives no reasons", () => {
  const judged = createJudge(randomDetector(1)).judge(event);
  expect(judged).toHaveLength(flows.length);
  for (const { probability, decision, reasons } of judged) {
    expect(decision).toBe(probability > 0.5 ? "attack" : "normal");
    expect(reasons).toEqual([]);
  }
});

test("a model that needs what packets do not tell is refused", () => {
  const judge = () => createJudge({ ...randomDetector(1), features: ["SIntPkt", "Temp"] });
  expect(judge).toThrow(DataError);
  expect(judge).toThrow('The model needs "Temp", which packets do not tell');
});
