import fc from "fast-check";
import { expect, test } from "vitest";
import { calibrate } from "../../src/deployment/calibration";
import { UsageError } from "../../src/foundation/errors";

const hour = { probabilities: Float64Array.from({ length: 3600 }, (_, i) => i / 3600), duration: 3600 };

test("an hour at 48 false alarms a day allows two: the threshold is the third largest", () => {
  expect(calibrate(hour, 48)).toEqual({ threshold: 3597 / 3600, falseAlarms: 2 });
});

test("equal probabilities give fewer false alarms, never more", () => {
  const equal = { probabilities: Float64Array.from([0.1, 0.7, 0.7, 0.7]), duration: 3600 };
  expect(calibrate(equal, 48)).toEqual({ threshold: 0.7, falseAlarms: 0 });
});

test("whatever the traffic, there are no more false alarms than asked for, and a lower threshold has more", () =>
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 24, max: 400 }),
      (probabilities, perDay) => {
        const { threshold, falseAlarms } = calibrate(
          { probabilities: Float64Array.from(probabilities), duration: 3600 },
          perDay,
        );
        expect(falseAlarms).toBeLessThanOrEqual(perDay / 24);
        const atLeast = probabilities.filter((probability) => probability >= threshold).length;
        expect(atLeast > perDay / 24 || atLeast === probabilities.length).toBe(true);
      },
    ),
  ));

test("traffic too short for what was asked is refused, with how much is needed", () => {
  expect(() => calibrate(hour, 1)).toThrow(UsageError);
  expect(() => calibrate(hour, 1)).toThrow(
    "3600 s of normal traffic cannot tell 1 false alarms a day: record at least 86400 s, or ask for 24.",
  );
});
