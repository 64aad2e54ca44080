import { expect, test, vi } from "vitest";
import { readEngine } from "../../src/engine/engine-file";
import { EnvironmentError } from "../../src/foundation/errors";

vi.mock("../../src/foundation/package-root", () => ({ packageRoot: "/no/such/folder" }));

test("an engine that was not compiled is missed in a sentence that says how to compile it", () => {
  expect(readEngine).toThrow(EnvironmentError);
  expect(readEngine).toThrow("/no/such/folder/dist/engine/engine.wasm could not be read");
  expect(readEngine).toThrow("npm run build:engine");
});
