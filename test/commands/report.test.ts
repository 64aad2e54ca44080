import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { noReport, reportBeside } from "../../src/commands/report";
import { EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import * as typesetting from "../../src/report/typeset";
import { runIn, workplace } from "./command-line";

function repositoryCopy(): string {
  const root = mkdtempSync(join(tmpdir(), "xmednn report-"));
  for (const folder of ["paper", join("figures", "wustl"), join("figures", "live"), "data/manifest.json"])
    cpSync(join(packageRoot, folder), join(root, folder), { recursive: true });
  return root;
}

test("report --check finds the committed report as it is", async () => {
  expect(await runIn(packageRoot, ["report", "--check"])).toEqual({
    code: 0,
    err: "",
    out: "The same, byte for byte: paper/numbers.json, paper/report.pdf.\n",
  });
}, 120_000);

test("report --check fails at the first byte that differs, and report writes it anew", async () => {
  const root = repositoryCopy();
  const pdf = join(root, "paper", "report.pdf");
  const original = readFileSync(pdf);
  const changed = Buffer.from(original);
  changed[1000] ^= 1;
  writeFileSync(pdf, changed);
  const { code, err } = await runIn(root, ["report", "--check"]);
  expect(code).toBe(3);
  expect(err).toContain(`${pdf} differs from what was regenerated. First difference at byte 1000.`);
  expect(readFileSync(pdf).equals(changed)).toBe(true);
  expect((await runIn(root, ["report"])).code).toBe(0);
  expect(readFileSync(pdf).equals(original)).toBe(true);
}, 120_000);

test("where the source is not, report is a usage error and reproduce writes none", async () => {
  const place = workplace();
  expect((await place.run("report")).code).toBe(2);
  expect(await reportBeside(place.root, false)).toBe(noReport);
});

test("where it cannot be typeset, reproduce says so and goes on", async () => {
  const reason = new EnvironmentError("The compiler is not here.");
  const typeset = vi.spyOn(typesetting, "typeset").mockRejectedValue(reason);
  expect(await reportBeside(packageRoot, true)).toEqual({ files: [], absence: "The compiler is not here." });
  typeset.mockRestore();
});
