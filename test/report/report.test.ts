import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readClaims } from "../../src/claims/claim";
import { judgeClaims } from "../../src/claims/judge";
import { readMeasurement } from "../../src/demonstration/measurement";
import { readPaper } from "../../src/figures/paper";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { reportNumbers } from "../../src/report/numbers";
import type { Published } from "../../src/report/published";
import { buildReport, hasReport, proseFiles, type ReportFile } from "../../src/report/report";
import { typedNumbers } from "../../src/report/typed-numbers";
import { readPublishedAudit, readPublishedResults } from "../../src/reproduction/published";
import { readPublishedSearch } from "../../src/reproduction/published-search";

const folder = join(packageRoot, "figures", "wustl");

/** Typesetting takes some seconds, and longer beside other tests. */
const minutes = 120_000;

const measured = {
  results: readPublishedResults(folder),
  audit: readPublishedAudit(folder),
  paper: readPaper(),
};
const search = readPublishedSearch(folder)!;
const live = readMeasurement(join(packageRoot, "figures", "live", "results.json"));
const published: Published = { ...measured, search, live, claims: judgeClaims(readClaims(), measured) };
const prose = proseFiles(packageRoot).map((file) => [file, readFileSync(join(packageRoot, file), "utf8")] as const);
const called = prose.flatMap(([, source]) => Array.from(source.matchAll(/#n\("([^"]+)"\)/g), ([, name]) => name));

describe("the prose takes every number from data", () => {
  test.each(prose)("%s holds no typed number", (_, source) => expect(typedNumbers(source)).toEqual([]));

  test.each(prose)("%s loses no semicolon, which Typst takes for the end of a call", (_, source) =>
    expect(source).not.toMatch(/#[\w-]+\("[^"]*"\);/),
  );

  test("every string with a digit that a function is given names a number, or an item of the paper or of ours", () => {
    const names = Object.keys(reportNumbers(published));
    const given = prose.flatMap(([, source]) =>
      Array.from(source.matchAll(/[\w-]+\("([^"\n]*\d[^"\n]*)"[,)]/g), ([, text]) => text),
    );
    expect(given.length).toBeGreaterThan(5);
    expect(given.filter((text) => !names.includes(text) && !/^(figure|table)-\d[a-z-]*$/.test(text))).toEqual([]);
  });

  test("no number is prepared that the prose does not call", () => {
    expect(Object.keys(reportNumbers(published)).filter((name) => !called.includes(name))).toEqual([]);
  });
});

describe("the document", () => {
  let built: readonly ReportFile[];
  beforeAll(async () => {
    built = await buildReport(packageRoot, published);
  }, minutes);

  test("is, byte for byte, the committed one, and so are its numbers", () => {
    for (const { name, content } of built)
      expect(readFileSync(join(packageRoot, name)).equals(Buffer.from(content)), name).toBe(true);
  });

  test("has the fonts that were handed over and no other, and no date", () => {
    const text = Buffer.from(built[1].content).toString("latin1");
    const fonts = new Set(Array.from(text.matchAll(/\/FontName \/[A-Z]{6}\+([A-Za-z\d-]+)/g), ([, font]) => font));
    expect([...fonts].filter((font) => !/^Source(Serif4|Sans3|CodePro)-/.test(font))).toEqual([]);
    expect(fonts.size).toBeGreaterThan(3);
    expect(text).not.toMatch(/CreationDate|ModDate/);
  });
});

describe("a source that is not what it should be is refused", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "xmednn report-"));
    cpSync(join(packageRoot, "paper"), join(root, "paper"), { recursive: true });
    mkdirSync(join(root, "figures"));
    cpSync(folder, join(root, "figures", "wustl"), { recursive: true });
    cpSync(join(packageRoot, "figures", "live"), join(root, "figures", "live"), { recursive: true });
  });

  async function messageAfter(file: string, change: (source: string) => string): Promise<string> {
    const path = join(root, "paper", file);
    const original = readFileSync(path, "utf8");
    writeFileSync(path, change(original));
    try {
      await buildReport(root, published);
    } catch (error) {
      expect(error).toBeInstanceOf(DataError);
      return (error as Error).message;
    } finally {
      writeFileSync(path, original);
    }
    return "";
  }

  test(
    "an unchanged one, in another folder, gives the committed bytes",
    async () => {
      const [, pdf] = await buildReport(root, published);
      expect(readFileSync(join(packageRoot, pdf.name)).equals(Buffer.from(pdf.content))).toBe(true);
    },
    minutes,
  );

  test("a typed number, with its place", async () => {
    const message = await messageAfter("sections/leak.typ", (source) =>
      source.replace("The network is different.", "All 7 differ."),
    );
    expect(message).toMatch(/sections\/leak\.typ, line \d+: "7" is a number that was typed/);
  });

  test("a number that nobody prepared, with Typst's reason", async () => {
    const message = await messageAfter("sections/leak.typ", (source) =>
      source.replace('"dt.recall.clean"', '"dt.recall.best"'),
    );
    expect(message).toContain('dictionary does not contain key "dt.recall.best"');
  });

  test("a folder without the source holds no report", () => expect(hasReport(join(root, "figures"))).toBe(false));
});
