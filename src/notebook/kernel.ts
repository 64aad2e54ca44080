import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { EnvironmentError } from "../foundation/errors";
import { requireFreshBuild } from "./fresh-build";

/** One result in several forms, by MIME type: a notebook shows the richest that it can. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** What is said of a result beside it, by MIME type or name. */
export type DisplayMetadata = Readonly<Record<string, unknown>>;

interface DisplayMessage {
  readonly data: MimeBundle;
  readonly metadata: DisplayMetadata;
  readonly transient: { readonly display_id?: string };
}

/** The part of tslab that shows results; its public interface shows one MIME type at a time. */
interface TslabJupyter {
  readonly lastWriteDisplayData: ((message: DisplayMessage, update: boolean) => void) | null;
}

/** Shows a result below the running cell.
 * @throws EnvironmentError outside a notebook, or when the package was built anew since the kernel started */
export function display(data: MimeBundle, metadata: DisplayMetadata = {}): void {
  write({ data, metadata, transient: {} }, false);
}

/** A place below the running cell whose result can be replaced: each call shows the given one there. */
export function replaceableDisplay(): typeof display {
  const transient = { display_id: randomUUID() };
  let shown = false;
  return (data, metadata = {}) => {
    write({ data, metadata, transient }, shown);
    shown = true;
  };
}

function write(message: DisplayMessage, update: boolean): void {
  requireFreshBuild();
  const writeDisplayData = tslabJupyter()?.lastWriteDisplayData ?? null;
  if (writeDisplayData === null)
    throw new EnvironmentError("Results are shown in a notebook only: open one with npm run lab.");
  writeDisplayData(message, update);
}

/** The module of the kernel that runs this process, or null where none does. */
function tslabJupyter(): TslabJupyter | null {
  try {
    return createRequire(process.argv[1])("tslab/dist/jupyter") as TslabJupyter;
  } catch {
    return null;
  }
}
