import { fontWeights } from "../figures/font";
import { fontFamily } from "../figures/theme";

/** What the page does when it is opened: waits for the fonts, which Plotly measures texts with, then draws every figure
 * from the data beside it. A finger scrolls; a mouse zooms, and a double click resets. */
export const pageScript = `
const faces = ${JSON.stringify(fontWeights.map((weight) => `${weight} 12px ${fontFamily}`))};
const dragmode = matchMedia("(pointer: coarse)").matches ? false : "zoom";
Promise.all(faces.map((face) => document.fonts.load(face))).then(async () => {
  for (const plot of document.querySelectorAll(".plot")) {
    const { data, layout } = JSON.parse(document.getElementById(plot.id + "-data").textContent);
    await Plotly.newPlot(plot, data, { ...layout, dragmode }, { displayModeBar: false });
  }
  document.documentElement.dataset.drawn = "true";
});
`;
