import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../../foundation/errors";
import { packageRoot } from "../../foundation/package-root";
import { writeFileWhole } from "../../foundation/write-file";
import { type ProgramOptions, runProgram } from "../run-program";
import { checkCompiler, compileBinding } from "./compile-binding";
import { downloadWheels, pythonWithPip, wheelRequirements } from "./download";
import { type TensorFlowBuild, type TensorFlowLayout, tensorFlowLayout } from "./layout";
import { unpackWheels } from "./unpack-wheels";

/** npm's manifest and lock file of the packages that the binding belongs to. */
const npmRequirements = join(packageRoot, "requirements", "tensorflow");

/** What a build downloads, and what the disk must have room for while it is set up, in megabytes (measured). */
const sizes: Readonly<Record<TensorFlowBuild, { readonly download: number; readonly disk: number }>> = {
  cpu: { download: 340, disk: 1_450 },
  gpu: { download: 3_400, disk: 9_300 },
};

export interface SetUpOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Lets pip show its progress on this process's stderr. */
  readonly shown?: boolean;
  /** Told each piece of work when it starts; one that is done already is not named. */
  readonly onStage: (title: string) => void;
  /** Told before the first piece, when there is anything to do. */
  readonly onStart?: (needed: (typeof sizes)[TensorFlowBuild]) => void;
}

/** Sets up the native binding of TensorFlow.js: npm's packages, TensorFlow's libraries out of its Python wheel, the
 * binding compiled against them. Every piece that is done stays done: a call after an interruption goes on from there,
 * and a call after a success finds nothing to do.
 * @param root folder that gets the folder .tensorflow
 * @throws EnvironmentError when the machine lacks something: said before anything is downloaded where it can be known */
export async function setUpTensorFlow(build: TensorFlowBuild, root: string, options: SetUpOptions): Promise<void> {
  const layout = tensorFlowLayout(build, root);
  const wheels = fileHash(wheelRequirements[build]);
  const pieces: readonly Piece[] = [
    {
      title: "Installing npm packages",
      stamp: join(layout.home, "packages.sha256"),
      wanted: fileHash(join(npmRequirements, "package-lock.json")),
      work: () => installPackages(layout, options),
    },
    {
      title: "Downloading and unpacking TensorFlow",
      stamp: join(layout.packageFolder, "deps", "wheels.sha256"),
      wanted: wheels,
      work: () => installLibraries(build, layout, options),
    },
    {
      title: "Compiling the binding",
      stamp: join(layout.packageFolder, "lib", "binding.sha256"),
      wanted: wheels,
      work: () => compileBinding(layout, options),
    },
  ];
  if (pieces.every(isDone)) return;
  checkMachine(build, root, options.environment);
  options.onStart?.(sizes[build]);
  for (const piece of pieces.filter((one) => !isDone(one))) {
    options.onStage(piece.title);
    await piece.work();
    writeFileWhole(piece.stamp, piece.wanted);
  }
}

/** Deletes all that was set up, of either build. @returns whether there was anything */
export function removeTensorFlow(root: string): boolean {
  const { home } = tensorFlowLayout("cpu", root);
  const wasThere = existsSync(home);
  rmSync(home, { recursive: true, force: true });
  return wasThere;
}

interface Piece {
  readonly title: string;
  /** File that says which version of the piece is done. */
  readonly stamp: string;
  readonly wanted: string;
  readonly work: () => Promise<void>;
}

function isDone({ stamp, wanted }: Piece): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

function checkMachine(build: TensorFlowBuild, root: string, environment: NodeJS.ProcessEnv): void {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new EnvironmentError(
      `The native binding is built for Linux x64, not for ${process.platform} ${process.arch}: TensorFlow.js works here without it.`,
    );
  checkCompiler(environment);
  pythonWithPip(environment);
  const free = freeMegabytes(root);
  if (free < sizes[build].disk)
    throw new EnvironmentError(`${root} has ${free} MB free, but ${sizes[build].disk} MB are needed: make room.`);
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1_000_000);
}

/** The packages' own install scripts, which download another TensorFlow, are not run. */
async function installPackages({ home }: TensorFlowLayout, options: ProgramOptions): Promise<void> {
  makeFolder(home);
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(npmRequirements, file), join(home, file));
  const call = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", home];
  const fault = await runProgram("npm", call, { ...options, shown: false, folder: home });
  if (fault !== null) throw new EnvironmentError(`The packages of TensorFlow.js could not be installed: ${fault}`);
}

async function installLibraries(
  build: TensorFlowBuild,
  layout: TensorFlowLayout,
  options: SetUpOptions,
): Promise<void> {
  makeFolder(layout.wheels);
  await downloadWheels(build, layout, options);
  await unpackWheels(layout, options.signal);
  rmSync(layout.wheels, { recursive: true, force: true });
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new EnvironmentError(`${path} could not be made: ${(error as Error).message}.`);
  }
}

function fileHash(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
