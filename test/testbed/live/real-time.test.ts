import { expect, test } from "vitest";
import { realTime } from "../../../src/testbed/live/real-time";
import { milliseconds } from "../../../src/testbed/network/virtual-time";

test("no action runs before its time, and those of one time run in the order in which they were asked for", async () => {
  const clock = realTime();
  const delays = [0, 0.3, 0.3, 2.7, 5.4, 5.4];
  const ran: number[] = [];
  const early = await Promise.all(
    delays.map(
      (delay, i) =>
        new Promise<boolean>((resolve) => {
          const due = clock.now() + milliseconds(delay);
          clock.after(milliseconds(delay), () => {
            ran.push(i);
            resolve(clock.now() < due);
          });
        }),
    ),
  );
  expect(early).toEqual(delays.map(() => false));
  expect(ran).toEqual([0, 1, 2, 3, 4, 5]);
});
