import { Option } from "commander";
import { UsageError } from "../foundation/errors";
import { wholeNumber } from "../foundation/whole-number";
import { protocols } from "../preprocess/protocol";

/** Options that several commands share, each with one meaning and one default. */
export const datasetOption = () =>
  new Option("--dataset <id>", "data set of data/manifest.json (the real one once it is imported)");

export const protocolOption = () =>
  new Option("--protocol <id>", `order of the preparation: ${Object.keys(protocols).join(" or ")}`).default("paper");

export const seedOption = () =>
  new Option("--seed <n>", "seed of every random stream").argParser(wholeNumber("--seed")).default(1);

export const backendOption = () =>
  new Option("--backend <id>", `what trains the network: ${backends.join(" or ")}`).default("engine");

const backends = ["engine", "tensorflow"] as const;

export type Backend = (typeof backends)[number];

/** The text as an identifier of a backend.
 * @throws UsageError when there is no such backend */
export function backendId(text: string): Backend {
  const id = backends.find((known) => known === text);
  if (id === undefined) throw new UsageError(`There is no backend "${text}": choose ${backends.join(" or ")}.`);
  return id;
}

export const jsonOption = () => new Option("--json", "print one JSON object on stdout and nothing else there");
