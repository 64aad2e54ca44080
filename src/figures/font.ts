import { readFileSync } from "node:fs";
import { installedFile } from "./installed-file";
import { fontName } from "./theme";

/** The weights that figures use: regular, and semibold where a text is bold. */
export const fontWeights = [400, 600] as const;

/** CSS that brings the bundled font along: its Latin part, under the SIL Open Font License.
 * @param weights of fontWeights, those wanted */
export function fontFaces(weights: readonly number[] = fontWeights): string {
  return weights.map(fontFace).join("");
}

function fontFace(weight: number): string {
  const file = installedFile(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`);
  const base64 = readFileSync(file).toString("base64");
  return (
    `@font-face{font-family:"${fontName}";font-style:normal;font-weight:${weight};` +
    `src:url(data:font/woff2;base64,${base64}) format("woff2")}`
  );
}
