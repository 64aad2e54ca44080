import { join } from "node:path";
import type { TensorFlowLayout } from "./layout";

/** Headers that the binding's source includes, below tensorflow/include in the wheel. */
const headers = new Set([
  ...["c_api", "c_api_macros", "tf_attrtype", "tf_buffer", "tf_datatype", "tf_status", "tf_tensor", "tf_tstring"].map(
    (name) => `tensorflow/c/${name}.h`,
  ),
  "tensorflow/c/eager/c_api.h",
  ...["ctstring", "ctstring_internal"].flatMap((name) => [
    `tensorflow/core/platform/${name}.h`,
    `tsl/platform/${name}.h`,
  ]),
  "xla/tsl/c/tsl_status.h",
]);

/** TensorFlow's two libraries as the wheels hold them, with the names by which the linker and the binding ask for each. */
export const libraryNames = {
  "libtensorflow_cc.so.2": ["libtensorflow.so", "libtensorflow.so.2", "libtensorflow.so.2.9.1"],
  "libtensorflow_framework.so.2": ["libtensorflow_framework.so", "libtensorflow_framework.so.2.9.1"],
} as const;

/** Where a file of a wheel goes; null when it is not needed.
 * @param entry path in the wheel */
export function wheelFileTarget(entry: string, layout: TensorFlowLayout): string | null {
  const [, header] = entry.match(/^tensorflow\/include\/(.+)$/) ?? [];
  if (header !== undefined) return headers.has(header) ? join(layout.headers, header) : null;
  const [, library] = entry.match(/^tensorflow\/([^/]+)$/) ?? [];
  if (library !== undefined) return library in libraryNames ? join(layout.libraries, library) : null;
  const [, nvidia] = entry.match(/^nvidia\/([a-z_]+\/lib\/[^/]+\.so[.\d]*)$/) ?? [];
  return nvidia === undefined ? null : join(layout.nvidia, nvidia);
}
