/** Below this difference of the inputs the slope stands in for the ratio, as in shap's DeepExplainer. */
export const smallestDifference = 1e-6;

/** How much a function's output changes with its input between two points: the ratio of the differences, or the slope
 * where the inputs are nearly equal.
 * @see Shrikumar, Greenside and Kundaje 2017, ICML, 3145-3153, equation 10; shap's deep_pytorch.py, nonlinear_1d */
export function rescaleMultiplier(outputDifference: number, inputDifference: number, slope: number): number {
  return Math.abs(inputDifference) < smallestDifference ? slope : outputDifference / inputDifference;
}
