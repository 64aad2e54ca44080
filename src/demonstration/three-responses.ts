import { hidden } from "../figures/axes";
import { type Canvas, textAt } from "../figures/canvas";
import { framedStatement } from "../figures/frame";
import type { PlotSpec } from "../figures/plot-spec";
import type { EpisodeMeasures } from "./measure-episode";
import type { Measurement } from "./measurement";
import { responsePanel } from "./response-panel";

const panelHeight = 112;
const axisHeight = 40;
const box = { left: 196, right: 660 } as const;

/** Readings of the live testbed that arrive clean, by second, under each response to an attack. */
export function threeResponses(measurement: Measurement): PlotSpec {
  const { episodes } = measurement;
  const meta = {
    id: "three-responses",
    title: `Readings that arrive clean, in % by second, under ${subject(episodes)} to an attack`,
    caption: caption(measurement),
    alt: episodes.map(inWords).join(" "),
  };
  const source = `live testbed (real packets in network namespaces) \u00b7 ${measurement.command} \u00b7 measured once, ${measurement.date} \u00b7 ${measurement.machine}`;
  return framedStatement(meta, source, episodes.length * panelHeight + axisHeight, (canvas, top) => {
    const panels = episodes.map((episode, i) => {
      const panelTop = top + i * panelHeight;
      const area = { ...box, top: panelTop + 24, bottom: panelTop + panelHeight - 16 };
      return responsePanel(canvas, area, episode, i + 1, spanOf(episodes));
    });
    return {
      data: panels.flatMap(({ data }) => data),
      annotations: [
        ...panels.flatMap(({ annotations }) => annotations),
        axisTitle(canvas, top + episodes.length * panelHeight),
      ],
      shapes: panels.flatMap(({ shapes = [] }) => shapes),
      layout: Object.assign({ xaxis: hidden, yaxis: hidden, bargap: 0.15 }, ...panels.map(({ layout }) => layout)),
    };
  });
}

const subject = (episodes: readonly EpisodeMeasures[]): string =>
  episodes.length === 1 ? "one response" : "three responses";

/** First second and end of the seconds that every episode has. */
function spanOf(episodes: readonly EpisodeMeasures[]): readonly [number, number] {
  const firsts = episodes.map(({ cleanBySecond }) => cleanBySecond[0].second);
  const lasts = episodes.map(({ cleanBySecond }) => cleanBySecond[cleanBySecond.length - 1].second + 1);
  return [Math.max(...firsts), Math.min(...lasts)];
}

const axisTitle = (canvas: Canvas, y: number) =>
  textAt(canvas, (box.left + box.right) / 2, y + 20, "seconds since the attack began", { align: "center" });

function caption({ interval, blockSeconds, model, episodes }: Measurement): string {
  const { attack, attackerGone } = episodes[0];
  return (
    `Share of the readings due in each second that reached the server unchanged within a second; one every ${interval} ms. ${attack} by a man in the ` +
    `middle, who vanishes after ${attackerGone.toFixed(0)} s (shaded) without setting ARP right. Detected by a network trained on ${model}; ` +
    `a block lasts ${blockSeconds} s. block-ip drops the flow's source address, which is the monitor's; block-mac the attacker's Ethernet ` +
    "address; repair does so too, tells monitor and server each other's true addresses, and drops ARP that says otherwise."
  );
}

function inWords({ respond, detected, blocked, longestGap, readings }: EpisodeMeasures): string {
  const at = (value: number | null) => (value === null ? "never" : `after ${value.toFixed(1)} s`);
  return (
    `${respond}: detected ${at(detected)}, blocked ${at(blocked)}; ${readings.altered} altered readings accepted, ${readings.missing} ` +
    `missing, ${longestGap.toFixed(1)} s without a clean one.`
  );
}
