import { mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EnvironmentError } from "../../src/foundation/errors";
import { freshBuildCheck } from "../../src/notebook/fresh-build";

test("once a build has written the loaded file again, a sentence says to restart the kernel", () => {
  const file = join(mkdtempSync(join(tmpdir(), "xmednn build-")), "index.js");
  writeFileSync(file, "");
  const check = freshBuildCheck(file);
  expect(check).not.toThrow();
  utimesSync(file, 1, 1);
  expect(check).toThrow(EnvironmentError);
  expect(check).toThrow("Restart the kernel");
});
