import { beforeAll, expect, test } from "vitest";
import { type Workplace, workplace } from "./command-line";

let place: Workplace;
beforeAll(async () => {
  place = workplace();
  await place.run("dataset", "import", place.file);
});

test("audit --json gives the audit and what each step of the protocol leaves", async () => {
  const { out, err } = await place.run("audit", "--json", "--protocol", "split-first");
  expect(err).toBe("");
  const report = JSON.parse(out);
  expect(report.dataset.id).toBe("synthetic");
  expect(report.steps.map(({ step }: { step: string }) => step)).toEqual(["split", "scale", "oversample"]);
  expect(report.testAttacksCopiedInTrain).toBe(0);
});

test("as text it begins with the data set", async () => {
  expect((await place.run("audit")).out.split("\n")[0]).toContain("Synthetic flows");
});
