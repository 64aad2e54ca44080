import { Option } from "commander";
import { UsageError } from "../foundation/errors";
import { protocols } from "../preprocess/protocol";

/** Options that several commands share, each with one meaning and one default. */
export const datasetOption = () =>
  new Option("--dataset <id>", "data set of data/manifest.json (the real one once it is imported)");

export const protocolOption = () =>
  new Option("--protocol <id>", `order of the preparation: ${Object.keys(protocols).join(" or ")}`).default("paper");

export const seedOption = () =>
  new Option("--seed <n>", "seed of every random stream").argParser(wholeNumber("--seed")).default(1);

export const jsonOption = () => new Option("--json", "print one JSON object on stdout and nothing else there");

/** A parser of an option that takes a whole number of at least 0.
 * @throws UsageError for anything else */
export function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
      throw new UsageError(`${option} takes a whole number of at least 0, not "${text}".`);
    }
    return value;
  };
}
