import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { addAbortSignal, type Readable } from "node:stream";
import { requireArgus } from "../capture/argus-version";
import { argusCapture } from "../deployment/argus-capture";
import { argusInterface } from "../deployment/argus-interface";
import { requireCapture } from "../deployment/capture-check";
import type { FlowSource } from "../deployment/flow-source";
import { meteredCapture } from "../deployment/metered-capture";
import { meteredInterface } from "../deployment/metered-interface";
import { EnvironmentError, UsageError } from "../foundation/errors";
import type { Terminal } from "./terminal";

/** Opens a capture by its name, "-" for standard input.
 * @param meter whether the built-in meter makes its flows, in place of Argus
 * @throws DataError when it is no capture; EnvironmentError when Argus is missing */
export function openCapture(terminal: Terminal, file: string, meter: boolean, statusInterval: number): FlowSource {
  const { signal } = terminal;
  if (!meter) requireArgus();
  const [stream, name] = file === "-" ? [standardInput(terminal), "standard input"] : [openFile(file), file];
  const capture = addAbortSignal(signal, stream);
  return meter ? meteredCapture(capture, name, statusInterval) : argusCapture(capture, statusInterval, signal);
}

function openFile(file: string): Readable {
  requireCapture(file);
  return createReadStream(file);
}

/** Opens a network interface.
 * @param meter whether tcpdump and the built-in meter make its flows, in place of Argus
 * @throws UsageError for a name that no interface has; EnvironmentError when Argus is missing */
export function openInterface({ signal }: Terminal, name: string, meter: boolean, statusInterval: number): FlowSource {
  if (!/^[\w.:@-]{1,15}$/.test(name) || !existsSync(join("/sys/class/net", name)))
    throw new UsageError(`There is no network interface "${name}": "ip link" lists them.`);
  if (meter) return meteredInterface(name, { statusInterval, signal });
  requireArgus();
  return argusInterface(name, { statusInterval, signal });
}

function standardInput({ input }: Terminal): Readable {
  if (input === undefined) throw new EnvironmentError("There is no standard input: name a capture.");
  return input;
}
