import { expect, test } from "vitest";
import { measureEpisode } from "../../src/demonstration/measure-episode";
import { measuresText } from "../../src/demonstration/measures-text";
import { narrator } from "../../src/demonstration/narrator";
import { liveAddresses } from "../../src/testbed/live/layout";
import { madeUpEpisode } from "./episodes";

test("the story of an episode: each turn once, with the reasons of the first alarm about the attacker", () => {
  const { plan, verdicts, actions } = madeUpEpisode();
  const lines: string[] = [];
  let now = 0;
  const witness = narrator(
    plan,
    (line) => lines.push(line),
    () => now++,
  );
  witness.stage("attack begins");
  const reading = (number: number, fate: "clean" | "altered") => witness.reading({ number, dueAt: number, fate });
  reading(1, "clean");
  reading(2, "altered");
  reading(3, "altered");
  const [, , { flow, at }] = verdicts;
  witness.verdict(verdicts[0]);
  witness.verdict({
    at,
    flow: { ...flow, reasons: [{ feature: "Rate", value: 40, contribution: 0.2, words: "Rate low" }] },
  });
  for (const action of actions) witness.action(action);
  witness.verdict(verdicts[3]);
  reading(4, "clean");
  reading(5, "clean");
  expect(lines).toEqual([
    "   0.0 s  The man in the middle begins: Data Alteration.",
    "   1.0 s  The server accepts the first altered reading, number 2.",
    "   2.0 s  Detected: 10.0.1.172 port 50000 at d8:9e:f3:95:02:75, probability 0.900.",
    "          Rate low",
    "   3.0 s  Blocked for 12 s: d8:9e:f3:95:02:75, the attacker's address.",
    "   4.0 s  A clean reading again, number 4.",
  ]);
});

test("a block that is renewed for a session which rang before says why", () => {
  const { plan, actions } = madeUpEpisode();
  const lines: string[] = [];
  const { action } = narrator(
    plan,
    (line) => lines.push(line),
    () => 0,
  );
  const block = { ...actions[1], target: liveAddresses.gateway.ip };
  const later = { ...block.flow, source: { ...block.flow.source, port: 50005 } };
  action(block);
  action({ ...block, outcome: "already blocked", flow: later });
  expect(lines).toHaveLength(1);
  action({ ...block, flow: later });
  expect(lines.slice(1)).toEqual([
    "   0.0 s  Blocked for 12 s: 10.0.1.172, the monitor's address.",
    "          Port 50005 again: its session was cut, and what the server repeats of it rings.",
  ]);
});

test("the measures of episodes side by side", () => {
  const text = measuresText([
    measureEpisode(madeUpEpisode()),
    measureEpisode(madeUpEpisode({ verdicts: [], actions: [] })),
  ]);
  expect(text).toContain("detected, s                                      1.5        never\n");
  expect(text).toContain("false alarms, of normal flows                 1 of 2       0 of 0\n");
});
