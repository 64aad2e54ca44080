import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { chmod, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { EnvironmentError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import { installedFile } from "./installed-file";
import { readTar } from "./tar";

/** Names the unpacked fonts alone, by a path relative to this file, so that a clone may be moved. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/** An unpacked Chromium with the libraries and the one fallback font that it needs beside a C library. */
export interface ChromiumFiles {
  readonly executable: string;
  /** Folder for LD_LIBRARY_PATH. */
  readonly libraries: string;
  /** File for FONTCONFIG_FILE: it names no font of the host. */
  readonly fontConfig: string;
}

/** Unpacks the Chromium that npm installed, once (about 4 s and 200 MB); later calls, of other processes too, find it there.
 * @throws EnvironmentError on anything but Linux x64, or when there is no room for it */
export async function unpackChromium(): Promise<ChromiumFiles> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new EnvironmentError(
      `Figures are drawn by a Chromium for Linux x64, and this machine is ${process.platform} ${process.arch}. ` +
        "Draw them in a Linux x64 container; everything but the SVG files works here.",
    );
  const parent = cacheFolder();
  const folder = join(parent, `chromium-${packedVersion()}`);
  if (!existsSync(folder)) await unpackWhole(parent, folder);
  return {
    executable: join(folder, "chromium"),
    libraries: join(folder, "lib"),
    fontConfig: join(folder, "fontconfig.xml"),
  };
}

/** Path of a file of the npm package that carries Chromium. */
function packed(...path: readonly string[]): string {
  return installedFile("@sparticuz/chromium", "..", "..", ...path);
}

function packedVersion(): string {
  return (JSON.parse(readFileSync(packed("package.json"), "utf8")) as { version: string }).version;
}

/** node_modules/.cache/xmednn, or a folder of this user in the system's temporary place when that cannot be written. */
function cacheFolder(): string {
  const beside = join(packageRoot, "node_modules", ".cache", "xmednn");
  try {
    mkdirSync(beside, { recursive: true });
    return beside;
  } catch {
    const { uid } = userInfo();
    const temporary = join(tmpdir(), `xmednn-${uid}`);
    mkdirSync(temporary, { recursive: true, mode: 0o700 });
    if (statSync(temporary).uid === uid) return temporary;
    throw new EnvironmentError(`${temporary} belongs to another user. Set TMPDIR to a folder of your own.`);
  }
}

/** Unpacks into a new folder beside the final one and renames it, so that a folder with the final name is always whole. */
async function unpackWhole(parent: string, folder: string): Promise<void> {
  const unfinished = await mkdtemp(join(parent, "unpacking-"));
  try {
    await unpackInto(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    if (existsSync(folder)) return; // another process was first
    throw new EnvironmentError(`Chromium could not be unpacked into ${parent}: ${(error as Error).message}.`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function unpackInto(folder: string): Promise<void> {
  for (const name of ["al2023.tar.br", "fonts.tar.br"]) {
    for (const { path, content } of readTar(brotliDecompressSync(readFileSync(packed("bin", name))))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }
  writeFileSync(join(folder, "fontconfig.xml"), fontConfiguration);
  const executable = join(folder, "chromium");
  await pipeline(
    createReadStream(packed("bin", "chromium.br")),
    createBrotliDecompress(),
    createWriteStream(executable),
  );
  await chmod(executable, 0o755);
  await chmod(folder, 0o755);
}
