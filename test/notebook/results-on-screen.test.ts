import { expect, test } from "vitest";
import { readClaims } from "../../src/claims/claim";
import { judgeClaims } from "../../src/claims/judge";
import { auditFlows } from "../../src/dataset/audit";
import { openDataset } from "../../src/dataset/open-dataset";
import { readPaper } from "../../src/figures/paper";
import { rounded } from "../../src/foundation/rounded";
import { showAudit } from "../../src/notebook/audit-card";
import { showCheck, showSameAsPublished } from "../../src/notebook/check";
import { isPublished, publishedAuditOf, publishedResultsOf } from "../../src/notebook/lesson";
import { showNumbers } from "../../src/notebook/numbers";
import { stepTable } from "../../src/notebook/step-table";
import { showTable } from "../../src/notebook/table";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import { paperHoldout, prepareRows } from "../../src/preprocess/prepare";
import { protocols } from "../../src/preprocess/protocol";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { notebookScreen } from "./notebook-screen";

const shown = notebookScreen();
const twin = openDataset("twin");
const html = (i = 0) => String(shown()[i].data["text/html"]);
const cellsOf = (text: string) => [...text.matchAll(/<t[dh] [^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => cell);

test("a table has a line for each row, numbers of at most five decimals on the right, and nothing for what is missing", () => {
  showTable(
    {
      columns: ["name", "value"],
      values: [
        ["a", 1 / 3],
        ["b", null],
      ],
    },
    "Two rows",
  );
  expect(cellsOf(html())).toEqual(["name", "value", "a", "0.33333", "b", ""]);
  expect(html()).toContain('<td style="text-align: right">0.33333</td>');
  expect(html()).toContain("Two rows</caption>");
  expect(shown()[0].data["text/plain"]).toBe("Two rows");
});

test("no cell, caption or number can bring markup of its own", () => {
  showTable({ columns: ["<b>"], values: [["<script>"]] }, "<i>");
  showNumbers({ "<u>": "<s>" });
  showCheck("1 < 2", true);
  for (const i of [0, 1, 2]) expect(html(i)).not.toMatch(/<(b|script|i|u|s)>|1 </);
});

test("numbers stand above what they are", () => {
  showNumbers({ flows: 16318, attacks: "12.5 %" });
  expect(html()).toMatch(/16318<\/strong><br>flows<\/td>.*12\.5 %<\/strong><br>attacks/);
  expect(shown()[0].data["text/plain"]).toBe("flows: 16318; attacks: 12.5 %");
});

test("a check that holds is shown, one that does not stops the notebook with its sentence", () => {
  showCheck("Both are equal.", true);
  expect(html()).toContain("\u2713 Both are equal.");
  expect(() => showCheck("Both are equal.", false)).toThrow("This does not hold here: Both are equal.");
  expect(shown()).toHaveLength(1);
});

test("a figure that was never published is not taken for a published one", () => {
  const meta = { id: "figure-4", title: "", caption: "", alt: "", dataset: null, protocol: null };
  const figure = { meta, data: [], layout: { width: 1, height: 1 } };
  expect(() => showSameAsPublished(syntheticFlows({ rows: 200 }), [figure])).toThrow(/does not hold here: .*figure-4/);
});

test("published verdicts are known for what they are, to the last decimal of a tolerance, and changed ones are not", () => {
  const measured = { results: publishedResultsOf(twin), audit: publishedAuditOf(twin), paper: readPaper() };
  const claims = judgeClaims(readClaims(), measured);
  expect(claims.some(({ tolerance }) => tolerance !== rounded(tolerance))).toBe(true);
  expect(isPublished(twin, "claims", claims)).toBe(true);
  const [first, ...others] = claims;
  expect(isPublished(twin, "claims", [{ ...first, evidence: "" }, ...others])).toBe(false);
});

test("the audit card answers with the audit's own counts", () => {
  const audit = auditFlows(syntheticFlows({ rows: 400 }));
  showAudit(audit);
  const cells = cellsOf(html());
  expect(cells[cells.indexOf("Flows") + 1]).toContain("400, of which");
  expect(cells[cells.indexOf("Constant columns") + 1]).toBe(audit.variation.constant.join(", ") || "none");
});

test("steps before the split leave the columns of the test part empty", () => {
  const { rows } = cleanFlows(syntheticFlows({ rows: 400 }), "drop");
  const { values } = stepTable(prepareRows(rows, protocols.paper, paperHoldout, 1).reports);
  const [oversample, , split] = values as (string | number | undefined)[][];
  expect(oversample.slice(3)).toEqual([undefined, undefined]);
  expect(Number(split[1]) + Number(split[3])).toBe(oversample[1]);
});
