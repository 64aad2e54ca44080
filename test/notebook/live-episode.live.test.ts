import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { threeResponses } from "../../src/demonstration/three-responses";
import { InterruptedError } from "../../src/foundation/errors";
import { liveEpisode } from "../../src/notebook/live-episode";
import { removeLiveTestbed } from "../../src/testbed/live/live-testbed";
import { existingNamespaces } from "../../src/testbed/live/namespaces";
import { liveAbsence } from "../live-network";
import { notebookScreen } from "./notebook-screen";

const shown = notebookScreen();
const network = "xmednn-lesson";
const said = () => shown().map(({ data }) => String(data["text/plain"]));
const stories = () => said().filter((text) => text.startsWith("Trained on"));
const story = () => stories().at(-1) ?? "";

afterAll(() => {
  if (liveAbsence === null) removeLiveTestbed(network);
});

describe.skipIf(liveAbsence !== null)("an episode in a notebook", () => {
  test("is told line by line in its place, ends below its bar, and can be drawn", async () => {
    const measurement = await liveEpisode({ allowed: true, respond: "repair", watchFor: 8, network });
    expect(measurement?.episodes).toHaveLength(1);
    expect(measurement?.episodes[0].detected).not.toBeNull();
    expect(story()).toMatch(/The network is up.+Detected: .+Blocked for 12 s: [^\n]+ the attacker's address/s);
    expect(story()).toContain("longest time without a clean reading, s");
    expect(stories().length).toBeGreaterThan(5);
    expect(said().at(-1)).toBe("A live episode, repair: done; the network is removed.");
    expect(new Set(shown().map(({ transient }) => transient.display_id)).size).toBe(2);
    expect(existingNamespaces(network)).toEqual([]);
    if (measurement !== null) expect(threeResponses(measurement).meta.alt).toMatch(/^repair: detected after/);
  });

  test("ends by the interrupt button, and its network is removed", async () => {
    const episode = liveEpisode({ allowed: true, respond: "repair", network });
    const watch = setInterval(() => {
      if (story().includes("The detector watches")) process.emit("SIGINT", "SIGINT");
    }, 100);
    onTestFinished(() => clearInterval(watch));
    await expect(episode).rejects.toThrow(InterruptedError);
    expect(said().at(-1)).toBe("A live episode, repair: interrupted; the network is removed.");
    expect(existingNamespaces(network)).toEqual([]);
  });
});
