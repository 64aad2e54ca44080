import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workplace } from "./command-line";

test("a data set is absent, then imported, then listed as verified", async () => {
  const place = workplace();
  const state = async () => JSON.parse((await place.run("dataset", "status", "--json")).out).datasets[0].state;
  expect(await state()).toBe("absent");
  const { code, out } = await place.run("dataset", "import", place.file);
  expect([code, out]).toEqual([
    0,
    `Synthetic flows: 400 flows, verified, kept at ${join(place.root, "data", "raw", "synthetic.csv")}.\n`,
  ]);
  expect(await state()).toBe("verified");
});

test("another file is refused with exit code 3, and accepted as unverified", async () => {
  const place = workplace();
  writeFileSync(place.file, `${readFileSync(place.file, "utf8")}\n`);
  const refused = await place.run("dataset", "import", place.file);
  expect(refused.code).toBe(3);
  expect(refused.err).toContain("accept this one with --unverified");
  expect(existsSync(join(place.root, "data", "raw", "synthetic.csv"))).toBe(false);
  expect((await place.run("dataset", "import", "--unverified", place.file)).out).toContain("unverified");
});

test("without a data set every command that needs one says how to import it", async () => {
  for (const command of ["audit", "train", "reproduce"]) {
    const { code, err } = await workplace().run(command);
    expect(code).toBe(3);
    expect(err).toContain("npx xmednn dataset import FILE");
  }
});

test("status of an unknown data set is a usage error", async () => {
  expect(await workplace().run("dataset", "status", "--dataset", "other")).toMatchObject({ code: 2, out: "" });
});
