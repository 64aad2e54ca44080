import { expect, test } from "vitest";
import { createJudge } from "../../src/deployment/judge";
import { loadBundledModel } from "../../src/detector/bundled-model";
import { publishedMeasurement } from "../../src/notebook/lesson";
import { countAlarms, judgeSimulated, type KnownFlow, simulatedCapture } from "../../src/notebook/simulated-traffic";
import { generateFlows } from "../../src/testbed/generate";

const traffic = generateFlows({ seed: 3, sessions: 150, meter: "builtin" });
const judge = createJudge(loadBundledModel());

test("each judged flow stands beside the truth of its session", async () => {
  const truths = new Map(
    traffic.sessions
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","))
      .map((cells) => [Number(cells[0]), cells[4]]),
  );
  const judged = await judgeSimulated(traffic, judge);
  expect(judged).toHaveLength(traffic.summary.flows);
  expect(new Set(judged.map(({ truth }) => truth))).toEqual(new Set(["normal", "Data Alteration"]));
  for (const { source, truth } of judged) expect(truth).toBe(truths.get(source.port));
});

test("labels of other flows than those judged are refused", async () => {
  const [header, , ...others] = traffic.flows.split("\n");
  const flows = [header, ...others].join("\n");
  await expect(judgeSimulated({ ...traffic, flows }, judge)).rejects.toThrow("are not the flows");
  const [first, second, ...rest] = others;
  const swapped = [header, traffic.flows.split("\n")[1], second, first, ...rest].join("\n");
  await expect(judgeSimulated({ ...traffic, flows: swapped }, judge)).rejects.toThrow("are not the flows");
});

test("a simulated capture can be read again: it gives the same flows", async () => {
  const records = async () => {
    const events = [];
    for await (const event of simulatedCapture(traffic)) events.push(event);
    return events;
  };
  expect(await records()).toEqual(await records());
});

test("an alert lies above the threshold; what lies at it is none", () => {
  const flow = (probability: number, truth: string): KnownFlow => {
    const end = { address: "10.0.0.1", mac: "", port: 1 };
    return { time: 0, source: end, destination: end, probability, decision: "normal", reasons: [], truth };
  };
  const flows = [
    flow(0.4, "normal"),
    flow(0.9, "normal"),
    flow(0.5, "Spoofing"),
    flow(0.6, "Spoofing"),
    flow(0.1, "Spoofing"),
    flow(1, "Data Alteration"),
  ];
  expect(countAlarms(flows, 0.5)).toEqual({
    threshold: 0.5,
    alerts: 3,
    falseAlarms: 1,
    alterationFound: 1,
    alterationMissed: 0,
    spoofingFound: 1,
    spoofingMissed: 2,
  });
});

test("the committed measurement has an episode of each response that blocks", () => {
  expect(publishedMeasurement().episodes.map(({ respond }) => respond)).toEqual(["block-ip", "block-mac", "repair"]);
});
