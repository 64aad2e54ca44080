import { expect, test } from "vitest";
import { campaign, readBursts } from "../../src/testbed/campaign";
import { ehmsTestbed } from "../../src/testbed/parameters";

test("a campaign in short names readings, attack and sessions", () => {
  expect(readBursts(" 105A18\n 126S29 ")).toEqual([
    { after: 105, attack: "Data Alteration", sessions: 18 },
    { after: 126, attack: "Spoofing", sessions: 29 },
  ]);
  expect(() => readBursts("105A18 12X3")).toThrow('"12X3" is no burst');
});

test("each burst waits for its readings, and those during a burst do not count", () => {
  const started: string[] = [];
  let finish = () => {};
  const { readingTaken } = campaign("2A5 1S3", (burst, done) => {
    started.push(burst.attack);
    finish = done;
  });
  const take = (count: number) => {
    for (let i = 0; i < count; i++) readingTaken();
  };
  take(1);
  expect(started).toEqual([]);
  take(9);
  expect(started).toEqual(["Data Alteration"]);
  finish();
  take(1);
  finish();
  take(2);
  expect(started).toEqual(["Data Alteration", "Spoofing", "Data Alteration"]);
});

test("the campaign has the bursts and attacked sessions of the real file", () => {
  const bursts = readBursts(ehmsTestbed.campaign);
  const sessions = (attack: string) =>
    bursts.filter((burst) => burst.attack === attack).reduce((sum, burst) => sum + burst.sessions, 0);
  expect([bursts.length, sessions("Spoofing"), sessions("Data Alteration")]).toEqual([84, 1124, 922]);
});
