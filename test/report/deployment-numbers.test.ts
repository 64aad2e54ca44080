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
const published: Published = {
  results: resultsFixture(),
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
