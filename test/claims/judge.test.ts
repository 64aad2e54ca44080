import { describe, expect, test } from "vitest";
import { type Claim, readClaims } from "../../src/claims/claim";
import type { Measured, Verdict } from "../../src/claims/finding";
import { judgeClaims } from "../../src/claims/judge";
import { readPaper } from "../../src/figures/paper";
import { packageRoot } from "../../src/foundation/package-root";
import { readPublishedAudit } from "../../src/reproduction/published";
import { extremeFixture, metricsOf, resultsFixture } from "../figures/results-fixture";

const stated = readClaims();
const usual: Measured = {
  results: resultsFixture(),
  audit: readPublishedAudit(`${packageRoot}/figures/wustl`),
  paper: readPaper(),
};

type Change = (claim: Claim, measured: Measured) => { claim?: Partial<Claim>; measured?: Partial<Measured> };

const unchanged: Change = () => ({});

function judged(id: string, change: Change = unchanged) {
  const claim = stated.claims.find((known) => known.id === id)!;
  const { claim: otherClaim, measured } = change(claim, usual);
  const claims = { ...stated, claims: [{ ...claim, ...otherClaim } as Claim] };
  return judgeClaims(claims, { ...usual, ...measured })[0];
}

const values =
  (changed: Readonly<Record<string, number>>): Change =>
  ({ values }) => ({ claim: { values: { ...values, ...changed } } });

const results =
  (change: (results: Measured["results"]) => Partial<Measured["results"]>): Change =>
  (_, { results }) => ({ measured: { results: { ...results, ...change(results) } } });

const paper =
  (change: (paper: Measured["paper"]) => Partial<Measured["paper"]>): Change =>
  (_, { paper }) => ({ measured: { paper: { ...paper, ...change(paper) } } });

/** Every run of a classifier with the same two error rates. */
const ratesOf = (wanted: string, rates: readonly [number, number]): Change =>
  results(({ classifiers }) => ({
    classifiers: classifiers.map((classifier) =>
      classifier.id === wanted
        ? { ...classifier, runs: classifier.runs.map((run) => ({ ...run, metrics: metricsOf(rates, 3568, 3567) })) }
        : classifier,
    ),
  }));

/** Ten equal folds of one classifier under one protocol. */
const foldsOf = (wanted: string, protocol: string, rates: readonly [number, number]): Change =>
  results(({ crossValidation }) => ({
    crossValidation: crossValidation.map((tested) =>
      tested.id === wanted && tested.protocol === protocol
        ? { ...tested, folds: tested.folds.map(({ fn, tp, fp, tn }) => metricsOf(rates, fp + tn, fn + tp)) }
        : tested,
    ),
  }));

/** @param reversed number of seeds with the other direction */
const directionsOf = (feature: string, direction: number, reversed = 0): Change =>
  results(({ explanation }) => ({
    explanation: explanation && {
      ...explanation,
      bySeed: explanation.bySeed.map((seed, number) => ({
        ...seed,
        directions: explanation.features.map((name, i) =>
          name === feature ? direction * (number < reversed ? -1 : 1) : seed.directions[i],
        ),
      })),
    },
  }));

const importancesOf = (first: readonly string[]): Change =>
  results(({ explanation }) => ({
    explanation: explanation && {
      ...explanation,
      bySeed: explanation.bySeed.map((seed) => ({
        ...seed,
        importances: explanation.features.map((name) => (first.includes(name) ? 1 : 0.5)),
      })),
    },
  }));

/** 100 explained flows, whose contributions to attack by value are those of a shape over [0, 1). */
const shapeOf = (feature: string, shape: (share: number) => number): Change =>
  results(({ explanation }) => {
    const shares = Array.from({ length: 100 }, (_, i) => i / 100);
    const dots = { values: shares, contributions: shares.map(shape), labels: shares.map(() => 0) };
    return {
      explanation: explanation && {
        ...explanation,
        dots: explanation.features.map((name, i) => (name === feature ? dots : explanation.dots[i])),
      },
    };
  });

const top = ["SrcLoad", "DIntPkt", "DstJitter", "Load", "Sport"];

describe("a verdict follows from the numbers", () => {
  const [yes, no, clash] = ["reproduced", "not reproduced", "contradicted by the paper itself"] as const;
  test.each<[string, string, Verdict, Change]>([
    ["a sum that is not its parts", "rows-of-section-4", clash, unchanged],
    ["a sum that is", "rows-of-section-4", yes, values({ rows: 16318 })],
    ["a count as in the file", "classes", yes, unchanged],
    ["one of several counts off by one", "clean-rows", no, unchanged],
    ["ports that are all dynamic", "ports-of-attacks", no, unchanged],
    ["ports below the dynamic ones", "ports-of-attacks", yes, values({ lowestDynamicPort: 49153 })],
    ["a column that settles the class", "revealing-features", yes, unchanged],
    [
      "a column that does not",
      "revealing-features",
      no,
      ({ check }) => ({ claim: { check: { ...check, column: "Flgs" } as Claim["check"] } }),
    ],
    ["a row of Table 1 out of reach", "table-1-dnn", no, unchanged],
    ["a row of Table 1 within the tolerance", "table-1-dnn", yes, ratesOf("dnn", [0.0312, 0.0301])],
    ["a classifier that is worse with some seed", "network-over-tree", no, unchanged],
    ["a classifier that is better with every seed", "network-over-tree", yes, ratesOf("dnn", [0, 0])],
    ["an equal classifier", "network-over-tree", no, (...all) => ratesOf("dnn", [0.06, 0.001])(...all)],
    ["shares that no count gives", "tested-on-a-quarter", clash, unchanged],
    ["shares that counts give", "tested-on-a-quarter", yes, values({ balancedRows: 4 * 8104 })],
    ["both error rates with no seed", "error-rates", no, unchanged],
    ["both error rates with one seed", "error-rates", yes, ratesOf("dnn", [0.03, 0.035])],
    ["one error rate of two", "error-rates", no, ratesOf("dnn", [0.0312, 0.2])],
    ["rates that imply another recall", "rates-and-recall", clash, unchanged],
    ["rates that imply the recall", "rates-and-recall", yes, values({ recall: 0.96935 })],
    ["curves that go as stated", "learning-curves", yes, unchanged],
    [
      "curves that go the other way",
      "learning-curves",
      no,
      results(({ history }) => ({ history: { ...history, loss: [...history.loss].reverse() } })),
    ],
    ["folds out of reach", "fold-means", no, unchanged],
    ["folds within the tolerance", "fold-means", yes, foldsOf("dnn", "paper", [0.048, 0.0006])],
    ["folds that spread", "fold-deviations", no, unchanged],
    ["folds that do not spread", "fold-deviations", yes, foldsOf("dnn", "paper", [0.3, 0.3])],
    ["a mean and deviation of the rows above", "fold-arithmetic", yes, unchanged],
    [
      "a mean that is off by three units of the last decimal",
      "fold-arithmetic",
      clash,
      paper(({ table2 }) => ({ table2: { ...table2, mean: { ...table2.mean, f1: table2.mean.f1 + 0.00003 } } })),
    ],
    ["folds that hold the balanced flows", "fold-flows", yes, unchanged],
    ["folds that hold others", "fold-flows", clash, values({ balancedAttack: 14269 })],
    ["a rate that is not the folds'", "accuracy-with-rate", clash, unchanged],
    ["a rate that is", "accuracy-with-rate", yes, values({ falsePositiveRate: 0.0479 })],
    ["recall that falls without copies", "generalises", no, unchanged],
    ["recall that stays", "generalises", yes, foldsOf("xgb-depth-10", "split-first", [0.045, 0.001])],
    ["no classifier near the table", "generalises", "can't be checked", foldsOf("xgb-depth-10", "paper", [0.1, 0.1])],
    ["other features on top", "top-five", no, unchanged],
    ["the same features on top", "top-five", yes, importancesOf(top)],
    ["four of the five", "top-five", no, importancesOf(top.slice(1).concat("Dur", "Rate"))],
    ["the first feature", "first-feature", yes, importancesOf(["SrcLoad"])],
    ["directions of either sign", "direction-srcload", no, unchanged],
    ["directions below zero", "direction-srcload", yes, directionsOf("SrcLoad", -0.2)],
    ["nine of ten directions below zero", "direction-srcload", yes, directionsOf("SrcLoad", -0.2, 1)],
    ["eight of ten directions below zero", "direction-srcload", no, directionsOf("SrcLoad", -0.2, 2)],
    ["directions above zero", "direction-srcload", no, directionsOf("SrcLoad", 0.2)],
    ["contributions with a peak", "direction-dintpkt", yes, shapeOf("DIntPkt", (x) => (x > 0.5 && x < 0.95 ? 1 : -1))],
    ["contributions that only rise", "direction-dintpkt", no, shapeOf("DIntPkt", (x) => x - 0.5)],
    ["a network that is worse than related works", "over-related-works", no, unchanged],
    ["a network that is better than all", "over-related-works", yes, foldsOf("dnn", "paper", [0.01, 0.01])],
    ["a row of two experiments", "own-row", clash, unchanged],
    [
      "a row of one experiment",
      "own-row",
      yes,
      paper(({ figure3 }) => ({ figure3: { ...figure3, falsePositiveRate: 0.0479 }, table3: ownRate(0.048) })),
    ],
    ["what cannot be measured", "market", "can't be checked", unchanged],
  ])("%s (%s): %s", (_, id, verdict, change) => {
    expect(judged(id, change).verdict).toBe(verdict);
  });
});

function ownRate(rate: number): Measured["paper"]["table3"] {
  const { table3 } = usual.paper;
  const falsePositiveRate = { stated: String(rate), value: rate };
  return { ...table3, rows: table3.rows.map((row) => (row.id === "xmednn" ? { ...row, falsePositiveRate } : row)) };
}

test("each claim has its evidence in sentences", () => {
  for (const { evidence } of judgeClaims(stated, usual)) expect(evidence).toMatch(/^[A-Z0-9].*\.$/s);
});

test("what the paper says of its data set cannot be checked on another one", () => {
  const other = { ...usual, results: { ...usual.results, dataset: { id: "twin", title: "The twin", sha256: "0" } } };
  const onTwin = judgeClaims(stated, other);
  const ofData = onTwin.filter(({ checkedBy }) => checkedBy === "counts" || checkedBy === "lowest port");
  expect(ofData.length).toBeGreaterThan(5);
  expect(new Set(ofData.map(({ verdict }) => verdict))).toEqual(new Set(["can't be checked"]));
  expect(ofData[0].evidence).toContain("The twin");
});

test("what could not be run or explained is said, not judged", () => {
  const { id } = usual.results.dataset;
  const extreme = { ...extremeFixture(), dataset: usual.results.dataset, history: usual.results.history };
  const verdicts = judgeClaims(stated, { ...usual, results: { ...extreme, crossValidation: [], explanation: null } });
  const unknown = ["table-1-xgb", "both-over-others", "fold-means", "generalises", "top-five", "over-related-works"];
  expect(id).toBe(stated.dataset);
  for (const known of verdicts.filter((claim) => unknown.includes(claim.id))) {
    expect(known.verdict, known.id).toBe("can't be checked");
    expect(known.evidence).toMatch(/not (run|explained|cross-validated)|could not be loaded/);
  }
  const foreign = judgeClaims(stated, { ...usual, results: extreme });
  expect(foreign.find((claim) => claim.id === "top-five")!.evidence).toContain("lack a feature");
});
