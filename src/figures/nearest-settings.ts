import type { BoostingSetting } from "../evaluation/results";
import { roundTo } from "../foundation/canonical-json";
import { decimals, signed } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import { type Canvas, lineBetween, type TextStyle, textAt } from "./canvas";
import type { Content } from "./frame";
import { colours } from "./theme";

/** A setting of XGBoost beside the accuracy that the paper gives for it. */
export interface BoostingComparison extends BoostingSetting {
  /** Accuracy minus the paper's, as published. */
  readonly difference: number;
}

/** The settings by how near their accuracy comes to the claimed one, nearest first; equals stay in their order. */
export function nearestSettings(settings: readonly BoostingSetting[], claimed: number): readonly BoostingComparison[] {
  return settings
    .map((setting) => ({ ...setting, difference: roundTo(setting.accuracy - claimed, publishedDecimals) }))
    .sort((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
}

const titles = ["depth", "rate", "rounds", "accuracy", "difference"] as const;
const rightEdges = [472, 506, 554, 610, 669] as const;
const [left, right] = [440, 671] as const;
const rowHeight = 18;
const mostRows = 8;

/** The nearest settings as a small table at the right of a figure, the nearest of all in bold.
 * @param top height of its title, in pixels
 * @param nearest nearest first */
export function nearestSettingsTable(canvas: Canvas, top: number, nearest: readonly BoostingComparison[]): Content {
  const rows = nearest.slice(0, mostRows);
  const headerY = top + 22;
  const firstRowY = headerY + 22;
  const cells = (texts: readonly string[], y: number, style: TextStyle) =>
    texts.map((text, column) => textAt(canvas, rightEdges[column], y, text, { ...style, align: "right" }));
  const rule = (y: number, width: number) => lineBetween(canvas, [left, y], [right, y], { width });
  return {
    data: [],
    annotations: [
      textAt(canvas, left, top, "nearest to the paper"),
      ...cells(titles, headerY, { colour: colours.muted }),
      ...rows.flatMap((row, i) => cells(textsOf(row), firstRowY + i * rowHeight, { bold: i === 0 })),
    ],
    shapes: [
      rule(headerY - 12, 1.5),
      rule(headerY + 11, 0.75),
      rule(firstRowY + (rows.length - 0.5) * rowHeight + 2, 1.5),
    ],
  };
}

function textsOf({ maxDepth, learningRate, rounds, accuracy, difference }: BoostingComparison): readonly string[] {
  return [
    String(maxDepth),
    String(learningRate),
    String(rounds),
    decimals(accuracy, publishedDecimals),
    signed(difference, publishedDecimals),
  ];
}
