import { join } from "node:path";
import { expect, test } from "vitest";
import { readMeasurement } from "../../src/demonstration/measurement";
import { readPaper } from "../../src/figures/paper";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { deploymentNumbers } from "../../src/report/deployment-numbers";
import type { Published } from "../../src/report/published";
import { readPublishedAudit } from "../../src/reproduction/published";
import { readPublishedSearch } from "../../src/reproduction/published-search";
import { resultsFixture } from "../figures/results-fixture";

const folder = join(packageRoot, "figures", "wustl");
const fixture = resultsFixture();
const real = "WUSTL-EHMS-2020";
const twin = "Twin of WUSTL-EHMS-2020 (simulated)";

/** Two seeds, whose numbers differ by a tenth. */
const row = (trainedOn: string, testedOn: string, spoofing: number) => ({
  trainedOn,
  testedOn,
  runs: [0, 0.1].map((more, i) => ({
    seed: i + 1,
    auc: null,
    falsePositiveRate: 0.2 + more,
    recallSpoofing: spoofing + more,
    recallAlteration: 1 - spoofing / 10 - more,
  })),
});

const transfer = [row(real, real, 0.5), row(real, twin, 0.4), row(twin, twin, 0.3), row(twin, real, 0.2)];
const published: Published = {
  results: { ...fixture, dataset: { ...fixture.dataset, title: real }, transfer },
  audit: readPublishedAudit(folder),
  paper: readPaper(),
  search: readPublishedSearch(folder)!,
  live: readMeasurement(join(packageRoot, "figures", "live", "results.json")),
  claims: [],
};
const withLive = (episodes: Published["live"]["episodes"]): Published => ({
  ...published,
  live: { ...published.live, episodes },
});

test("the network's numbers are means over the seeds, by the set it was trained on and the set it was tested on", () => {
  expect(deploymentNumbers(published)).toMatchObject({
    "transfer.home.alarms": "25.0\u00a0%",
    "transfer.home.spoofing": "55.0\u00a0%",
    "transfer.away.spoofing": "45.0\u00a0%",
    "transfer.back.spoofing": "25.0\u00a0%",
    "transfer.alteration.lowest": "85.0\u00a0%",
  });
});

test("each response has its own silence, and the detections their first and last", () => {
  const [ip, mac, repair] = published.live.episodes;
  const changed = withLive([
    { ...repair, longestGap: 3, detected: 2.25, readings: { ...repair.readings, missing: 0 } },
    { ...ip, longestGap: 50.04, detected: 1, medicalDevicesBlocked: 4 },
    { ...mac, longestGap: 40, detected: 3, readings: { ...mac.readings, missing: 7 } },
  ]);
  expect(deploymentNumbers(changed)).toMatchObject({
    "live.responses": "three",
    "live.ip.gap": "50.0\u00a0s",
    "live.mac.gap": "40.0\u00a0s",
    "live.mac.missing": "seven",
    "live.repair.gap": "3.0\u00a0s",
    "live.repair.missing": "no",
    "live.devices": "four",
    "live.detected.first": "1.0\u00a0s",
    "live.detected.last": "3.0\u00a0s",
  });
});

test.each<[string, Published]>([
  ["networks trained on the twin", { ...published, results: { ...published.results, transfer: transfer.slice(0, 3) } }],
  ["tests on flows of WUSTL-EHMS-2020", { ...published, results: { ...published.results, transfer: [] } }],
  ["the live response repair", withLive(published.live.episodes.slice(0, 2))],
  [
    "a detection before the response block-ip",
    withLive(published.live.episodes.map((episode) => ({ ...episode, detected: null }))),
  ],
])("without %s there is nothing to tell, and the error says so", (what, lacking) => {
  const numbers = () => deploymentNumbers(lacking);
  expect(numbers).toThrow(DataError);
  expect(numbers).toThrow(`The report speaks of ${what}, and the results do not hold it.`);
});
