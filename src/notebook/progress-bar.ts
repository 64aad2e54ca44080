import { htmlText } from "../foundation/html-text";
import type { Progress } from "../foundation/progress";
import { replaceableDisplay } from "./kernel";

/** A progress bar that fills in its place, and in the end says that the work is done. */
export interface ProgressBar {
  readonly onProgress: Progress;
  /** @param outcome in place of the bar, a few words */
  end(outcome: string): void;
}

/** Shows a progress bar below the running cell.
 * @param stage what is being done, a few words */
export function showProgress(stage: string): ProgressBar {
  const show = replaceableDisplay();
  const draw = (percent: number) =>
    show({
      "text/html": `<label>${htmlText(stage)} <progress max="100" value="${percent}"></progress> ${percent} %</label>`,
      "text/plain": `${stage}: ${percent} %`,
    });
  let drawn = 0;
  draw(drawn);
  return {
    onProgress(done, total) {
      const percent = Math.floor((100 * done) / total);
      if (percent > drawn) draw(percent);
      drawn = Math.max(drawn, percent);
    },
    end(outcome) {
      show({ "text/html": `<p>${htmlText(stage)}: ${htmlText(outcome)}</p>`, "text/plain": `${stage}: ${outcome}` });
    },
  };
}
