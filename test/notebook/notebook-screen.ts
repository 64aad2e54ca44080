import { createRequire } from "node:module";
import { afterEach, beforeEach } from "vitest";

/** What a kernel is told to show. */
export interface Shown {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient: { readonly display_id?: string };
  /** Whether it takes the place of what was shown under the same identifier. */
  readonly update: boolean;
}

/** The kernel's own module, with a screen in place of a notebook. */
const kernel = createRequire(process.argv[1])("tslab/dist/jupyter") as { lastWriteDisplayData: unknown };

/** Gives every test of a file a screen of its own.
 * @returns what the running test has shown so far */
export function notebookScreen(): () => readonly Shown[] {
  let shown: Shown[] = [];
  beforeEach(() => {
    shown = [];
    kernel.lastWriteDisplayData = (message: Omit<Shown, "update">, update: boolean) =>
      shown.push({ ...message, update });
  });
  afterEach(() => {
    kernel.lastWriteDisplayData = null;
  });
  return () => shown;
}
