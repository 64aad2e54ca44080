import type { Results } from "../evaluation/results";
import { percent } from "../foundation/number-text";
import { explanationOf } from "./explanation-of";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { PlotSpec } from "./plot-spec";
import { waterfallPanel } from "./waterfall-panel";
import { waterfallSteps } from "./waterfall-steps";

const about = {
  id: "figure-5-flow",
  title: "One flow explained: how the network comes to its probability of attack",
} as const;
const rowHeight = 24;
const headerHeight = 30;
const shownFeatures = 9;

/** SHAP's waterfall plot of one flow: from the mean probability over the background to the flow's own, feature by feature.
 * Drawing throws a DataError when the results hold no explanation. */
export const figure5Flow: Figure = { ...about, draw };

function draw(results: Results): PlotSpec {
  const { features, flow, expectedValue, byBackground } = explanationOf(results, about.title);
  const steps = waterfallSteps(features, flow, expectedValue, shownFeatures);
  const kind = flow.label === 1 ? "attack" : "normal flow";
  const found =
    `The network gives this ${kind} a probability of ${percent(flow.probability, 1)}; the mean over ` +
    `${byBackground[0].name} is ${percent(expectedValue, 1)}.`;
  const caption =
    "DeepSHAP values of one test row, the explained attack that is the median of those detected. " +
    `${found} Red: towards attack; blue: towards normal.`;
  const alt = `${found} From the largest: ${[...steps]
    .reverse()
    .map(({ name, contribution }) => `${name} ${percent(contribution, 1)}`)
    .join(", ")}.`;
  const plotHeight = steps.length * rowHeight;
  return framed(results, { ...about, seeds: "first", caption, alt }, headerHeight + plotHeight + 66, (canvas, top) =>
    waterfallPanel(
      canvas,
      { left: 190, right: 620, top: top + headerHeight, bottom: top + headerHeight + plotHeight },
      steps,
      { from: expectedValue, to: flow.probability },
    ),
  );
}
