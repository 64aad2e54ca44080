import { protocols, type StepName } from "../preprocess/protocol";

/** A stage of the system, from flow records and packets to blocked senders. */
export interface Stage {
  readonly id: string;
  readonly title: string;
  /** Path of its module in src/, without its ending: where it is, or will be when it is planned. */
  readonly module: string;
  readonly group: "training" | "deployment";
  /** Not built yet. */
  readonly planned?: true;
}

/** From one stage to the next, and what goes. */
export type Link = readonly [from: string, to: string];

const stepStages: Readonly<Record<StepName, Omit<Stage, "id" | "group">>> = {
  oversample: { title: "Copy attacks to parity", module: "preprocess/oversample" },
  scale: { title: "Scale to [0, 1]", module: "preprocess/min-max" },
  split: { title: "Split training and test flows", module: "preprocess/stratified-split" },
};

/** The steps of the paper's protocol, in the order in which it is run. */
const steps = protocols.paper.steps.map((id): Stage => ({ id, group: "training", ...stepStages[id] }));

/** The stages of Figure 2, the paper's own and where this package has them. */
export const stages: readonly Stage[] = [
  { id: "records", title: "Flow records with labels", module: "dataset/read-flows", group: "training" },
  { id: "select", title: "Select 28 features, drop invalid", module: "preprocess/clean-flows", group: "training" },
  ...steps,
  { id: "tune", title: "Tune hyper-parameters", module: "search/search", group: "training", planned: true },
  { id: "train", title: "Train the network", module: "engine/train", group: "training" },
  { id: "measure", title: "Measure on test flows", module: "evaluation/metrics", group: "training" },
  { id: "model", title: "Trained network", module: "detector/saved-model", group: "training" },
  { id: "capture", title: "Capture packets", module: "deployment/argus-interface", group: "deployment" },
  { id: "argus", title: "Packets to flows (Argus)", module: "capture/argus", group: "deployment" },
  { id: "features", title: "Features of the flows", module: "preprocess/select-features", group: "deployment" },
  { id: "detect", title: "Predict attack or normal", module: "detector/detector", group: "deployment" },
  { id: "block", title: "Block the sender (firewall)", module: "deployment/response/firewall", group: "deployment" },
];

const chain = (...ids: readonly string[]): Link[] => ids.slice(1).map((to, i) => [ids[i], to]);

/** What follows what. */
export const links: readonly Link[] = [
  ...chain("records", "select", ...steps.map(({ id }) => id), "train", "model", "detect", "block"),
  ...chain("tune", "train"),
  ...chain("model", "measure"),
  ...chain("capture", "argus", "features", "detect"),
];
