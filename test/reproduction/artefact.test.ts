import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkArtefacts, firstDifference, writeArtefacts } from "../../src/reproduction/artefact";

const artefacts = [
  { name: "a.json", content: '{"x": 1}\n' },
  { name: "b.svg", content: "<svg>\n<g>\n</g></svg>" },
];
const folder = () => mkdtempSync(join(tmpdir(), "xmednn-"));

test("what was written passes the check", () => {
  const root = folder();
  writeArtefacts(root, artefacts);
  expect(readdirSync(root)).toEqual(["a.json", "b.svg"]);
  expect(() => checkArtefacts(root, artefacts)).not.toThrow();
});

test("a changed byte fails the check, with the file, line and column", () => {
  const root = folder();
  writeArtefacts(root, artefacts);
  writeFileSync(join(root, "b.svg"), "<svg>\n<h>\n</g></svg>");
  expect(() => checkArtefacts(root, artefacts)).toThrow(
    /b\.svg differs .* line 2, column 2: .*<h>.* regenerated as .*<g>/,
  );
});

test.each([
  ["with another byte", [1, 2, 4], 2],
  ["that is cut short", [1, 2], 2],
  ["that goes on", [1, 2, 3, 4], 3],
])("a file of bytes %s fails the check, with the place", (_, committed, place) => {
  const root = folder();
  const document = { name: "c.pdf", content: new Uint8Array([1, 2, 3]) };
  writeArtefacts(root, [document]);
  checkArtefacts(root, [document]);
  writeFileSync(join(root, "c.pdf"), new Uint8Array(committed));
  expect(() => checkArtefacts(root, [document])).toThrow(`First difference at byte ${place}.`);
});

test("a missing file fails the check", () => {
  expect(() => checkArtefacts(folder(), artefacts)).toThrow(/a\.json is missing/);
});

test("texts that differ anywhere are told apart, also when one is the beginning of the other", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      fc.pre(a !== b);
      const [, line, column] = /line (\d+), column (\d+)/.exec(firstDifference(a, b)) ?? [];
      const at =
        a
          .split("\n")
          .slice(0, Number(line) - 1)
          .join("\n").length +
        Number(column) -
        (line === "1" ? 1 : 0);
      expect(a.slice(0, at)).toBe(b.slice(0, at));
      expect(a[at]).not.toBe(b[at]);
    }),
  );
});
