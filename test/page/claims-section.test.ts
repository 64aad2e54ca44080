import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JudgedClaim } from "../../src/claims/judge";
import { figures } from "../../src/figures/figures";
import type { PlotSpec } from "../../src/figures/plot-spec";
import { packageRoot } from "../../src/foundation/package-root";
import { claimsSection } from "../../src/page/claims-section";
import { resultsFixture } from "../figures/results-fixture";
import { judgedClaims } from "./judged-claims";

const [claim] = judgedClaims(resultsFixture());

test.each(["wustl", "twin"])("the published page of %s shows the published claims", (dataset) => {
  const file = (name: string) => readFileSync(join(packageRoot, "figures", dataset, name), "utf8");
  const claims = JSON.parse(file("claims.json")) as JudgedClaim[];
  const specs = figures.map(({ id }) => JSON.parse(file(`${id}.json`)) as PlotSpec);
  expect(claims.length).toBeGreaterThan(40);
  expect(file("index.html").includes(claimsSection(claims, specs))).toBe(true);
});

test("no part of a claim can bring markup of its own", () => {
  const markup = '<i title="x">&';
  const hostile = {
    ...claim,
    id: markup,
    group: markup,
    place: markup,
    claim: markup,
    evidence: markup,
    command: markup,
  };
  const text = claimsSection([hostile], []);
  expect(text).not.toContain("<i ");
  expect(text.match(/&lt;i title=&quot;x&quot;&gt;&amp;/g)).toHaveLength(6);
});

test("a command links to the figures of the page that it names, and to nothing else", () => {
  const spec = (id: string) => ({ meta: { id } }) as PlotSpec;
  const command = "npx xmednn reproduce --only table-1 table-1-xgboost";
  const text = claimsSection([{ ...claim, command }], [spec("table-1"), spec("figure-3")]);
  expect(text).toContain('<code>npx xmednn reproduce --only <a href="#table-1">table-1</a> table-1-xgboost</code>');
});
