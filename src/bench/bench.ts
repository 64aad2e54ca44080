import { packageRoot } from "../foundation/package-root";
import { main } from "./command";

const { stdout: out, stderr: err, argv } = process;
main(argv.slice(2), { out, err, signal: new AbortController().signal, root: packageRoot }).then((code) => {
  process.exitCode = code;
});
