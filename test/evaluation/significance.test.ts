import { expect, test } from "vitest";
import { correctedResampledTTest, mcNemar } from "../../src/evaluation/significance";
import { UsageError } from "../../src/foundation/errors";
import { readOracle } from "../oracle";

interface McNemarCase {
  readonly b: number;
  readonly c: number;
  readonly exact_p: number;
  readonly chi2: number | null;
  readonly chi2_p: number | null;
  readonly chi2_cc: number | null;
  readonly chi2_cc_p: number | null;
}
interface TTestCase {
  readonly differences: number[];
  readonly n_train: number;
  readonly n_test: number;
  readonly mean: number;
  readonly var_ddof1: number;
  readonly t: number;
  readonly df: number;
  readonly p_two_sided: number;
  readonly uncorrected_t: number;
  readonly uncorrected_p: number;
}
const oracle = readOracle<{ mcnemar: McNemarCase[]; nadeau_bengio: TTestCase[] }>("metrics.json");

/** Relative, so that a tiny p value is held to as many digits as a large one. */
function expectSame(found: number | null, expected: number | null, tolerance: number): void {
  if (found === null || expected === null) expect(found).toBe(expected);
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

test.each(oracle.mcnemar)("McNemar's test of $b against $c agrees with SciPy's to 1e-12 relative", (expected) => {
  const found = mcNemar(expected.b, expected.c);
  expectSame(found.exactP, expected.exact_p, 1e-12);
  expectSame(found.chi2, expected.chi2, 1e-15);
  expectSame(found.chi2P, expected.chi2_p, 1e-12);
  expectSame(found.chi2Corrected, expected.chi2_cc, 1e-15);
  expectSame(found.chi2CorrectedP, expected.chi2_cc_p, 1e-12);
  expect(mcNemar(expected.c, expected.b)).toEqual(found);
});

test.each(oracle.nadeau_bengio)(
  "the corrected resampled t test of $differences agrees to 1e-12 relative",
  (expected) => {
    const found = correctedResampledTTest(expected.differences, expected.n_train, expected.n_test);
    expectSame(found.mean, expected.mean, 1e-12);
    expectSame(found.variance, expected.var_ddof1, 1e-12);
    expect(found.degreesOfFreedom).toBe(expected.df);
    expectSame(found.t, expected.t, 1e-12);
    expectSame(found.p, expected.p_two_sided, 1e-12);
    expectSame(found.uncorrectedT, expected.uncorrected_t, 1e-12);
    expectSame(found.uncorrectedP, expected.uncorrected_p, 1e-12);
  },
);

test("what has no answer is refused: a negative count, one difference, equal differences", () => {
  expect(() => mcNemar(-1, 3)).toThrow(UsageError);
  expect(() => correctedResampledTTest([0.1], 90, 10)).toThrow(/at least two/);
  expect(() => correctedResampledTTest([0.1, 0.1, 0.1], 90, 10)).toThrow(/equal/);
});
