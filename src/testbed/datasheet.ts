import { columns } from "../dataset/columns";
import type { FeatureComparison, Spread } from "./comparison";
import type { GeneratedSummary } from "./generate";
import type { TransferResult } from "./transfer";

/** Units in which the comparison shows a feature, and their size in those of the data set. */
const shown: Readonly<Record<string, { readonly unit: string; readonly factor: number }>> = {
  SIntPkt: { unit: "ms", factor: 1 },
  DIntPkt: { unit: "ms", factor: 1 },
  SrcJitter: { unit: "ms", factor: 1 },
  DstJitter: { unit: "ms", factor: 1 },
  Rate: { unit: "packets/s", factor: 1 },
  SrcLoad: { unit: "kbit/s", factor: 1000 },
  DstLoad: { unit: "kbit/s", factor: 1000 },
  Load: { unit: "kbit/s", factor: 1000 },
  Dur: { unit: "ms", factor: 0.001 },
};

/** What the datasheet says of the bundled flows. */
export interface DatasheetFacts {
  readonly title: string;
  readonly file: string;
  readonly sha256: string;
  readonly seed: number;
  readonly summary: GeneratedSummary;
  readonly comparison: readonly FeatureComparison[];
  readonly transfer: readonly TransferResult[];
}

/** The datasheet of the bundled flows, in Markdown.
 * @see Gebru et al. 2021, Datasheets for datasets, Communications of the ACM 64(12), 86-92 */
export function datasheet(facts: DatasheetFacts): string {
  return `${[heading(facts), making(facts), nearness(facts.comparison), transferText(facts.transfer), uses, terms].join("\n\n")}\n`;
}

const heading = ({ title, file, sha256, summary }: DatasheetFacts) => `# ${title}

**Simulated.** No packet of it was ever sent, no patient stands behind its vital signs.

| | |
|---|---|
| file | \`${file}\`, gzip of a CSV of ${columns.length} columns, those of WUSTL-EHMS-2020 |
| sha256 of the CSV | \`${sha256}\` |
| flows | ${summary.flows}: ${summary.normal} normal, ${summary.spoofing} Spoofing, ${summary.alteration} Data Alteration, in 84 bursts of attack |
| packets behind them | ${summary.packets} |`;

const making = ({ seed, summary }: DatasheetFacts) => `## How it is made

\`npx xmednn testbed generate --seed ${seed} --sessions ${summary.flows} --out FOLDER\` makes the same bytes on every machine, with the capture
(\`capture.pcap\`) and the ground truth of each session (\`sessions.csv\`) beside them; \`--meter argus\` has Argus 3.0.8.2 meter the capture,
with the same result. \`npx xmednn testbed bundle\` writes this folder, \`--check\` compares it.

In virtual time a patient monitor's gateway (10.0.1.172) opens a TCP session each second to a server (10.0.1.150:1111), sends a reading of
256 bytes (eight vital signs and a second of ECG) and closes. Hosts keep TCP state and ARP caches; packets carry right checksums; the
wireless link stalls now and then. A man in the middle forges ARP replies in two ways. *Spoofing* poisons both ends: the attacker's kernel relays both directions
and sends ICMP redirects. *Data Alteration* poisons the gateway: a program relays its packets, 44 ms each, and changes the reading.
A monitor at the server's port sees what passes. The label of a flow is what the relay's own log says of its session, never a time window;
the vital signs are those that the server received.

Every number of it is in \`src/testbed/parameters.ts\` and \`src/testbed/ehms/\`, each with its source. Delays were chosen as distributions of hosts and network; no
feature was ever written directly. Three things were learnt from the real file on the way, and are in the model:
- No source port occurs in two sessions: the clock of ports skips those that were used, so its steps grow as it goes around.
- The attacker's kernel sends nine redirects in a burst, three sessions' worth: Linux' own limit. All 138 flows with flag R are these.
- After each Data Alteration burst one connection fails for 21 s; the last ACKs of some 22 sessions after it come late.`;

function nearness(comparison: readonly FeatureComparison[]): string {
  const worst = comparison.reduce((sofar, row) => (row.distance > sofar.distance ? row : sofar));
  const rows = comparison.map(({ category, feature, real, twin, distance }) => {
    return `| ${category} | ${featureName(feature)} | ${spreadText(real, feature)} | ${spreadText(twin, feature)} | ${distance.toFixed(3)} |`;
  });
  return `## How near it comes to the real data

Median [5th, 95th percentile] of the ten features that it was fitted to, and the Kolmogorov-Smirnov distance (KS). Largest: ${worst.distance.toFixed(3)}
(${worst.feature}, ${worst.category}). Over seeds 1 to 8 timing stays below 0.10; Sport reaches 0.12, for one burst weighs 2.6 % of its class.

| class | feature | WUSTL-EHMS-2020 | twin | KS |
|---|---|---|---|---|
${rows.join("\n")}`;
}

const share = (value: number | null) => (value === null ? "-" : value.toFixed(3));

function transferText(results: readonly TransferResult[]): string {
  const rows = results.map(
    ({ trainedOn, testedOn, auc, f1Attack, falsePositiveRate, recallSpoofing, recallAlteration }) =>
      `| ${[trainedOn, testedOn, ...[auc, f1Attack, falsePositiveRate, recallSpoofing, recallAlteration].map(share)].join(" | ")} |`,
  );
  return `## From one to the other

Gradient boosting (XGBoost's defaults) on the paper's features without Sport, threshold 0.5; within a set, trained on four of five
blocks of neighbouring rows and tested on the fifth.

| trained on | tested on | AUC | attack F1 | false alarms | recall Spoofing | recall Data Alteration |
|---|---|---|---|---|---|---|
${rows.join("\n")}

**The twin was fitted to the whole real file**, its test rows too. That a detector goes from twin to real or back is no evidence of generalisation.`;
}

/** A feature with the unit in which it is shown. */
export const featureName = (feature: string): string =>
  shown[feature] === undefined ? feature : `${feature}, ${shown[feature].unit}`;

/** Median [5th, 95th percentile] of a feature, in the unit in which it is shown. */
export function spreadText({ low, median, high }: Spread, feature: string): string {
  const [lowText, medianText, highText] = [low, median, high].map((value) => {
    const scaled = value / (shown[feature]?.factor ?? 1);
    return Math.abs(scaled) >= 1000 ? scaled.toFixed(0) : Number(scaled.toPrecision(3)).toString();
  });
  return `${medianText} [${lowText}, ${highText}]`;
}

const uses = `## What it may be used for

For: trying every command and lesson without a download, testing code, teaching, and checking whether a finding about a protocol (leakage,
splits, oversampling) holds on a second set of flows whose making is known.

Not for: claims about real hospitals, patients or attackers, medical conclusions of any kind, and claims of how well a detector would do in the field.
Differences known: vital signs are near the real ones in level and pace only; readings keep their length when altered (in the real file seven grow
by a byte); the five Data Alteration sessions in which readings were sent again many times are missing; real sequence numbers (Packet_num) have no
holes, while here the records of ICMP redirects take one each.`;

const terms = `## Terms

MIT, as the package: use, change and pass on freely. It holds nothing of WUSTL-EHMS-2020 but quantiles, shares and the lengths of its bursts.`;
