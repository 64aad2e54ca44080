import { expect, test } from "vitest";
import { blockLimits } from "../../../src/deployment/response/block-limits";

const limits = (perMinute = 2) => blockLimits({ never: new Set(["monitor"]), perMinute, seconds: 30 });

test("a medical device is never blocked, and its refusal does not count", () => {
  const { rule } = limits();
  for (let second = 0; second < 10; second++) expect(rule("monitor", second)).toBe("medical device");
  expect(rule("a", 10)).toBe("block");
});

test("a target is blocked once while its block is in force, and again when it is over", () => {
  const { rule } = limits();
  expect([0, 1, 29.9, 30].map((second) => rule("a", second))).toEqual([
    "block",
    "already blocked",
    "already blocked",
    "block",
  ]);
});

test("no more than so many blocks begin within any minute", () => {
  const { rule } = limits();
  expect([rule("a", 0), rule("b", 59), rule("c", 59.9), rule("c", 60), rule("d", 60)]).toEqual([
    "block",
    "block",
    "limit reached",
    "block",
    "limit reached",
  ]);
});
