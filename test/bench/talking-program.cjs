// Talks as a script of bench/python does; the last argument says which of them.
const behaviour = process.argv.at(-1);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
if (behaviour === "absent") say({ absent: "No module named 'jax'" });
else if (behaviour === "broken") {
  process.stderr.write("Traceback\nRuntimeError: out of memory\n");
  process.exitCode = 1;
} else {
  process.stdout.write("a library greets\n");
  const version = behaviour === "environment" ? `deterministic ${process.env.TF_DETERMINISTIC_OPS}` : "library 1.2";
  say({ version, checkedLoss: 0.5 });
  require("node:readline")
    .createInterface({ input: process.stdin })
    .on("line", () => {
      if (behaviour === "stopping") process.exit(1);
      say({ steps: 7, milliseconds: 14 });
    });
}
