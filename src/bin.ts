#!/usr/bin/env node
import { main } from "./cli";
import { packageRoot } from "./foundation/package-root";

const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  interruption.abort(); // who reads has seen enough
});
const terminal = {
  ...{ input: process.stdin, out: process.stdout, err: process.stderr },
  ...{ signal: interruption.signal, root: packageRoot },
};
main(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
