import { meterFlows } from "../capture/meter/flow-meter";
import { meteredFlow } from "../capture/meter/flow-record";
import { deepNetwork, isDeepNetworkModel } from "../classifiers/deep-network";
import type { FlowTable } from "../dataset/flow-table";
import { flowTable } from "../dataset/read-flows";
import { selectedFeatures } from "../dataset/schema";
import { deploymentSettings } from "../detector/deployment-settings";
import type { Detector } from "../detector/detector";
import { type Metrics, metrics } from "../evaluation/metrics";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import { protocols } from "../preprocess/protocol";
import { selectFeatures } from "../preprocess/select-features";
import { labelledFlows } from "../testbed/labelled-flows";
import { ehmsTestbed } from "../testbed/parameters";
import { simulate } from "../testbed/simulate";

/** A detector for the live testbed, and how it does on simulated flows that it was not trained on. */
export interface DemoDetector {
  readonly detector: Detector;
  readonly test: Metrics;
}

/** What the detector is trained on, in words. */
export const demoTraining = "simulated flows of the twin with Data Alteration alone, recorded every second";

/** Argus' -S, s: a fifth of the data sets', for an early answer. */
const statusInterval = 1;
const sessions = 4000;
/** Of Data Alteration alone: Spoofing hardly shows in a flow, and a network made to look for it alarms without end. */
const campaign = "60A20";
const epochs = 30;
const seed = 1;

/** The paper's features without the source port, which is a clock in the data set and drawn at random by a live station. */
const features = selectedFeatures.filter((name) => name !== "Sport");

/** Trains the paper's network on simulated flows that are recorded as the live ones will be. Takes about three seconds; the same
 * network every time. */
export function trainDemoDetector(): DemoDetector {
  const flows = simulatedFlows();
  const rows = selectFeatures(flows, features);
  const protocol = protocols["split-first"];
  const { train, test, scaler } = prepareRows(rows, protocol, paperHoldout, seed);
  const trained = deepNetwork({ epochs }).fit(train.features, train.labels, { seed });
  if (!isDeepNetworkModel(trained)) throw new TypeError("the classifier is no network");
  const { network, weights } = trained.model;
  const provenance = { dataset: flows.dataset, sha256: flows.sha256, protocol: protocol.id, seed };
  const deployment = { ...deploymentSettings(rows, seed), statusInterval };
  return {
    detector: { network, weights, scaler, features, provenance, deployment },
    test: metrics(test.labels, trained.attackProbability(test.features)),
  };
}

function simulatedFlows(): FlowTable {
  const run = simulate(seed, sessions, { ...ehmsTestbed, campaign });
  const metered = meterFlows(run.capture, statusInterval).map(meteredFlow);
  const csv = Buffer.from(labelledFlows(metered, run.sessions));
  return flowTable(csv, { dataset: "twin, Data Alteration alone, -S 1", title: demoTraining, name: "simulated flows" });
}
