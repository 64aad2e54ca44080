import { openTensorFlow } from "./open-tensorflow";
import { selfCheck } from "./self-check";

/** Checks the native binding in a process of its own, which a broken library may end. Prints one JSON object.
 * Argument: the folder that holds .tensorflow. */
async function main(): Promise<void> {
  const tensorflow = await openTensorFlow({ kinds: ["native"], root: process.argv[2] });
  process.stdout.write(JSON.stringify({ description: tensorflow.description, largestGap: selfCheck(tensorflow) }));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
