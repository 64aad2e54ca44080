import { afterEach, expect, test, vi } from "vitest";
import { liveEpisode } from "../../src/notebook/live-episode";
import { notebookScreen } from "./notebook-screen";

const shown = notebookScreen();
const said = () => shown().map(({ data }) => data["text/plain"]);

afterEach(() => vi.restoreAllMocks());

test("without the reader's consent nothing is run, and a sentence says how to give it", async () => {
  expect(await liveEpisode({ allowed: false, respond: "repair" })).toBeNull();
  expect(said()).toEqual([expect.stringMatching(/^No packet was sent\. Write "allowed: true" to .+ a minute\)\.$/)]);
});

test("without root nothing is run, and a sentence says why", async () => {
  vi.spyOn(process, "getuid").mockReturnValue(1000);
  expect(await liveEpisode({ allowed: true, respond: "repair" })).toBeNull();
  expect(said()).toEqual(["No packet was sent. The live testbed needs Linux and root: it makes network namespaces."]);
});
