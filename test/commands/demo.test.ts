import { afterEach, expect, test, vi } from "vitest";
import { workplace } from "./command-line";

const place = workplace();

afterEach(() => vi.restoreAllMocks());

test.each([["demo"], ["testbed up"], ["testbed attack"], ["testbed down"], ["testbed record --out records"]])(
  "%s is refused without root before anything is done, in a sentence",
  async (words) => {
    vi.spyOn(process, "getuid").mockReturnValue(1000);
    const { code, out, err } = await place.run(...words.split(" "));
    expect({ code, out, err }).toEqual({
      code: 4,
      out: "",
      err: "xmednn: The live testbed needs Linux and root: it makes network namespaces.\n",
    });
  },
);

test.each([
  ["an interval of 5 ms", "testbed up --interval 5", "from 50 to 60000"],
  ["an attack of another kind", "testbed attack --kind flood", "Allowed choices are spoofing, alteration"],
  ["an attack of no time", "testbed attack --seconds 0", "from 1 to 3600"],
  ["another response", "demo --respond pray", "Allowed choices are alert, block-ip, block-mac, repair"],
])("%s is a usage error", async (_, words, reason) => {
  const { code, err } = await place.run(...words.split(" "));
  expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
});
