import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { EnvironmentError, InterruptedError } from "../../foundation/errors";
import type { TensorFlowLayout } from "./layout";
import { libraryNames, wheelFileTarget } from "./wheel-files";

/** Takes what the binding needs out of all wheels in the layout's folder: TensorFlow's two libraries with their other
 * names, the headers, and NVIDIA's libraries where there are any. Every file is written whole or not at all.
 * @throws EnvironmentError when a wheel cannot be read or the disk refuses; InterruptedError after the signal */
export async function unpackWheels(layout: TensorFlowLayout, signal?: AbortSignal): Promise<void> {
  try {
    const files = await neededFiles(layout);
    for (const file of files) await writeEntry(file, signal);
    for (const { zip } of files) zip.close();
    linkLibraries(layout);
  } catch (error) {
    if (signal?.aborted) throw new InterruptedError("Stopped; the same command goes on from here.");
    throw new EnvironmentError(`TensorFlow could not be unpacked into ${layout.home}: ${(error as Error).message}.`);
  }
}

interface NeededFile {
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly target: string;
}

async function neededFiles(layout: TensorFlowLayout): Promise<NeededFile[]> {
  const needed: NeededFile[] = [];
  for (const name of readdirSync(layout.wheels).filter((file) => file.endsWith(".whl"))) {
    const zip = await openPromise(join(layout.wheels, name), { autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const target = wheelFileTarget(entry.fileName, layout);
      if (target !== null) needed.push({ zip, entry, target });
    }
  }
  return needed;
}

async function writeEntry({ zip, entry, target }: NeededFile, signal: AbortSignal | undefined): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.tmp`;
  const reading = await zip.openReadStreamPromise(entry);
  try {
    await pipeline(reading, createWriteStream(temporary), ...(signal ? [{ signal }] : []));
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function linkLibraries({ libraries }: TensorFlowLayout): void {
  for (const [library, names] of Object.entries(libraryNames)) {
    for (const name of names) {
      rmSync(join(libraries, name), { force: true });
      symlinkSync(library, join(libraries, name));
    }
  }
}
