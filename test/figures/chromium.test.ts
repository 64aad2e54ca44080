import { existsSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { unpackChromium } from "../../src/figures/chromium";
import { EnvironmentError } from "../../src/foundation/errors";

describe("the bundled Chromium", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("is unpacked once, also by two at the same time, with its libraries and fonts", async () => {
    const [first, second] = await Promise.all([unpackChromium(), unpackChromium()]);
    expect(second).toEqual(first);
    for (const path of Object.values(first)) expect(existsSync(path), path).toBe(true);
  });

  test("is refused on another system, in a sentence that names it and the way round", async () => {
    vi.stubGlobal("process", Object.create(process, { platform: { value: "darwin" }, arch: { value: "arm64" } }));
    const refusal = unpackChromium();
    await expect(refusal).rejects.toBeInstanceOf(EnvironmentError);
    await expect(refusal).rejects.toThrow(/this machine is darwin arm64\. Draw them in a Linux x64 container/);
  });
});
