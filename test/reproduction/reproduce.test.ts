import { expect, test, vi } from "vitest";
import { readClaims } from "../../src/claims/claim";
import * as browser from "../../src/figures/browser";
import { readPaper } from "../../src/figures/paper";
import { EnvironmentError, InterruptedError } from "../../src/foundation/errors";
import { protocols } from "../../src/preprocess/protocol";
import { drawFigures } from "../../src/reproduction/draw-figures";
import { chooseFigures } from "../../src/reproduction/figure-groups";
import { type ReproduceOptions, reproduce, withXgboostOf } from "../../src/reproduction/reproduce";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { resultsFixture } from "../figures/results-fixture";

const flows = syntheticFlows({ rows: 200 });
const options: ReproduceOptions = {
  protocol: protocols.paper,
  firstSeed: 1,
  figures: chooseFigures(["table-1-xgboost"]),
  whole: false,
  paper: readPaper(),
  claims: readClaims(),
  xgboostAbsence: "libxgboost is not here.",
  partners: [],
  standIn: null,
  search: null,
  signal: new AbortController().signal,
  onProgress: () => {},
};

test("without libxgboost the rest is made, and the absence is told", async () => {
  const { absences, artefacts, results } = await reproduce(flows, options);
  expect(absences).toEqual(["XGBoost: libxgboost is not here."]);
  expect(artefacts.map(({ name }) => name)).toEqual(["table-1-xgboost.json", "table-1-xgboost.svg"]);
  expect(results.boostingSettings).toEqual([]);
});

test("published results stand in for XGBoost's, so that all else can be compared", async () => {
  const standIn = resultsFixture();
  const { absences, results } = await reproduce(flows, { ...options, standIn });
  expect(absences).toHaveLength(1);
  expect(results.boostingSettings).toEqual(standIn.boostingSettings);
});

test.each([
  ["paper", true],
  ["split-first", false],
] as const)("with the %s protocol, claims are judged, published and shown on the page: %s", async (id, judged) => {
  const figures = chooseFigures(["table-2"]);
  const { artefacts } = await reproduce(flows, { ...options, figures, protocol: protocols[id], whole: true });
  const names = ["audit.json", "results.json", ...(judged ? ["claims.json"] : []), "index.html"];
  expect(artefacts.map(({ name }) => name).slice(0, names.length)).toEqual(names);
  const page = artefacts.find(({ name }) => name === "index.html");
  expect(String(page?.content).includes('<h2 id="claims">')).toBe(judged);
});

test("published folds stand in for XGBoost's alone", async () => {
  const standIn = resultsFixture();
  const figures = chooseFigures(["table-2-recovered"]);
  const { results } = await reproduce(flows, { ...options, figures, standIn });
  expect(results.crossValidation).toEqual([]);
  const [ours, theirs] = [standIn.crossValidation[0], standIn.crossValidation[8]];
  const measured = [
    { ...ours, testAttacksCopiedInTrain: 0.5 },
    { ...theirs, folds: [], absent: "Not here." },
  ];
  const joined = withXgboostOf(standIn, { ...standIn, crossValidation: measured });
  expect(joined.crossValidation).toEqual([measured[0], theirs]);
});

test("without a browser the specs are made, and the absence of pictures is told", async () => {
  const reason = new EnvironmentError("Chromium did not start.");
  const launching = vi.spyOn(browser, "withBrowser").mockRejectedValue(reason);
  const chosen = chooseFigures(["figure-3"]);
  const { artefacts, picturesAbsence } = await drawFigures(chosen, resultsFixture(), readPaper(), () => {});
  launching.mockRestore();
  expect(artefacts.map(({ name }) => name)).toEqual(["figure-3.json"]);
  expect(picturesAbsence).toBe("Chromium did not start.");
});

test("the signal ends the reproduction with an error of its own", async () => {
  const controller = new AbortController();
  const stopped = reproduce(syntheticFlows({ rows: 2000 }), {
    ...options,
    figures: chooseFigures(["figure-3"]),
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(stopped).rejects.toThrow(InterruptedError);
});
