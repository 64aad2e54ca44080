import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "../../../src/dataset/crc32";
import { zip } from "../../dataset/zip";

/** A stand-in for npm: the packages that it is asked for, without their content. */
const npm = `#!/bin/sh
echo "npm $*" >> "$CALLS"
[ -n "$NPM_FAULT" ] && { echo "npm error $NPM_FAULT" >&2; exit 1; }
for name in @tensorflow/tfjs-node @tensorflow/tfjs-node-gpu node-api-headers; do mkdir -p "node_modules/$name"; done
`;

/** A stand-in for python3 whose pip "downloads" $WHEEL. */
const python3 = `#!/bin/sh
[ "$3" = "--version" ] && exit 0
echo "pip $*" >> "$CALLS"
[ -n "$PIP_FAULT" ] && { echo "ERROR: $PIP_FAULT" >&2; exit 1; }
while [ "$1" != "--dest" ]; do shift; done
cp "$WHEEL" "$2"
`;

/** A stand-in for g++ that writes where it is told to. */
const compiler = `#!/bin/sh
[ "$1" = "--version" ] && exit 0
echo "g++ $*" >> "$CALLS"
[ -n "$COMPILER_FAULT" ] && { echo "error: $COMPILER_FAULT" >&2; exit 1; }
while [ "$1" != "-o" ]; do shift; done
echo compiled > "$2"
`;

const programs = { npm, python3, "g++": compiler };

export type FakeProgram = keyof typeof programs;

/** What a process sees that has only the given stand-ins on PATH, beside the system's own tools, which hold none of them
 * when strict. */
export function fakePrograms(
  folder: string,
  names: readonly FakeProgram[] = ["npm", "python3", "g++"],
  strict = false,
): NodeJS.ProcessEnv {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  for (const name of names) {
    writeFileSync(join(bin, name), programs[name]);
    chmodSync(join(bin, name), 0o755);
  }
  const wheel = join(folder, "tensorflow_cpu-2.21.0-none.whl");
  writeFileSync(wheel, fakeWheel());
  return { PATH: strict ? bin : `${bin}:/usr/bin:/bin`, CALLS: join(folder, "calls"), WHEEL: wheel };
}

/** A wheel with the two libraries, headers that are needed and not, a library of NVIDIA's and files to be left alone. */
function fakeWheel(): Buffer {
  const paths = [
    "tensorflow/libtensorflow_cc.so.2",
    "tensorflow/libtensorflow_framework.so.2",
    "tensorflow/include/tensorflow/c/c_api.h",
    "tensorflow/include/xla/tsl/c/tsl_status.h",
    "tensorflow/include/tensorflow/cc/ops.h",
    "tensorflow/python/keras.py",
    "nvidia/cudnn/lib/libcudnn.so.9",
    "nvidia/cudnn/include/cudnn.h",
  ];
  return zip(
    paths.map((path) => ({ path, content: `content of ${path}`, crc32: crc32(Buffer.from(`content of ${path}`)) })),
  );
}
