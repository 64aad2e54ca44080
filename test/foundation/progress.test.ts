import { expect, test } from "vitest";
import { joinProgress } from "../../src/foundation/progress";

test("pieces count by their weight, in whatever order they report", () => {
  const seen: [number, number][] = [];
  const announce = joinProgress((done, total) => seen.push([done, total]));
  const long = announce(150);
  const short = announce(50);
  long(1, 3);
  short(1, 1);
  long(3, 3);
  expect(seen).toEqual([
    [50, 200],
    [100, 200],
    [200, 200],
  ]);
});
