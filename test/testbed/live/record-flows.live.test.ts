import { describe, expect, test } from "vitest";
import { flowTable } from "../../../src/dataset/read-flows";
import { InterruptedError } from "../../../src/foundation/errors";
import { existingNamespaces } from "../../../src/testbed/live/namespaces";
import { type Phase, recordFlows } from "../../../src/testbed/live/record-flows";
import { liveAbsence } from "../../live-network";

const plan = { network: "xmednn-record-test", seed: 2, interval: 250 };

describe.skipIf(liveAbsence !== null)("a recording", () => {
  test("has a labelled flow of each reading, its vital signs those that arrived", async () => {
    const phases: readonly Phase[] = [
      { attack: undefined, seconds: 3 },
      { attack: "Data Alteration", seconds: 4 },
    ];
    const { flows, sessions } = await recordFlows({ ...plan, phases }, new AbortController().signal);
    const table = flowTable(Buffer.from(flows), { dataset: "recorded", title: "recorded", name: "recorded" });
    const count = (category: string) => table.categories.filter((found) => found === category).length;
    expect(count("normal")).toBeGreaterThanOrEqual(8);
    expect(count("Data Alteration")).toBeGreaterThanOrEqual(8);
    expect(count("Spoofing")).toBe(0);
    expect(sessions.split("\n").length).toBeGreaterThanOrEqual(table.rows);
    expect(existingNamespaces(plan.network)).toEqual([]);
  });

  test("that is interrupted gives nothing, and leaves no network behind", async () => {
    const stopped = recordFlows({ ...plan, phases: [{ attack: undefined, seconds: 60 }] }, AbortSignal.timeout(2000));
    await expect(stopped).rejects.toThrow(InterruptedError);
    expect(existingNamespaces(plan.network)).toEqual([]);
  });
});
