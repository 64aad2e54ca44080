import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stand-in for python3 that makes a small environment at once, pretends to install and writes each call that matters
 * to $CALLS; with PIP_FAULT set, installing fails with these words; with TOO_OLD=1 it is of an old version. */
const python = `#!/bin/sh
case "$1 $2" in
  "-c import"*) exit "\${TOO_OLD:-0}" ;;
  "-m venv")
    echo "venv" >> "$CALLS"
    mkdir -p "$3/bin" "$3/lib/python3.99/site-packages"
    cp "$0" "$3/bin/python"
    touch "$3/bin/activate" ;;
  "-m pip")
    echo "$@" >> "$CALLS"
    if [ -n "$PIP_FAULT" ]; then
      echo "WARNING: a newer pip is there" >&2
      echo "ERROR: $PIP_FAULT" >&2
      exit 1
    fi
    sleep 0.3 ;;
esac
`;

const uv = `#!/bin/sh
case "$1 $2" in
  "--version ") exit 0 ;;
  "venv --quiet")
    echo "uv $@" >> "$CALLS"
    mkdir -p "$6/bin" "$6/lib/python3.99/site-packages"
    touch "$6/bin/activate" ;;
  "pip install") echo "uv $@" >> "$CALLS" ;;
esac
`;

const programs = { python3: python, uv };

/** What a process sees in which only the given stand-ins are on PATH, beside the system's own tools. */
export function fakeEnvironment(folder: string, names: readonly (keyof typeof programs)[]): NodeJS.ProcessEnv {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const name of names) {
    writeFileSync(join(bin, name), programs[name]);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: `${bin}:/usr/bin:/bin`, CALLS: join(folder, "calls") };
}
