import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { crc32 } from "../../src/dataset/crc32";
import { unpack } from "../../src/dataset/unpack";
import { DataError } from "../../src/foundation/errors";
import { zip } from "./zip";

const csv = Buffer.from("a,b\r\n1,2\r\n".repeat(500));

test("crc32 gives the check value of its definition", () => expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926));

describe("unpack gives the CSV", () => {
  test.each([
    ["alone", csv],
    ["in a gzip", gzipSync(csv)],
    ["in a zip", zip([{ path: "flows.csv", content: csv }])],
    [
      "in a folder of a zip, beside other files",
      zip([
        { path: "flows/", content: "" },
        { path: "flows/READ ME.txt", content: "x" },
        { path: "flows/FLOWS.CSV", content: csv },
        { path: "__MACOSX/flows/._flows.csv", content: "y" },
      ]),
    ],
  ])("%s", async (_, file) => {
    expect(Buffer.compare(await unpack(file, "flows"), csv)).toBe(0);
  });

  test("of exactly the largest size", async () => {
    for (const file of [csv, gzipSync(csv), zip([{ path: "flows.csv", content: csv }])])
      expect((await unpack(file, "flows", csv.length)).length).toBe(csv.length);
  });
});

describe("unpack refuses", () => {
  const packed = gzipSync(csv);
  const archive = zip([{ path: "flows.csv", content: csv }]);
  const wrongChecksum = Buffer.from(packed).fill(7, packed.length - 8, packed.length - 4);
  const noise = Buffer.from(csv).reverse();
  test.each([
    [
      "a gzip that is cut off",
      packed.subarray(0, packed.length - 9),
      "flows: the gzip is cut off. Copy or download it again.",
    ],
    ["a gzip of its first bytes only", packed.subarray(0, 2), "flows: the gzip is cut off"],
    ["a damaged gzip", Buffer.concat([packed.subarray(0, 12), noise]), "flows: the gzip is damaged"],
    ["a gzip with a wrong checksum", wrongChecksum, "flows: the gzip is damaged"],
    ["a zip that is cut off", archive.subarray(0, archive.length - 30), "flows: the zip is damaged, cut off or unsafe"],
    ["a zip of its first bytes only", archive.subarray(0, 2), "flows: the zip is damaged, cut off or unsafe"],
    ["a zip with a wrong checksum", zip([{ path: "f.csv", content: csv, crc32: 1 }]), "the checksum of f.csv is wrong"],
    [
      "a zip that unpacks to more than it says",
      zip([{ path: "f.csv", content: csv, claimedSize: 10 }]),
      "flows: the zip is damaged",
    ],
    [
      "a zip that unpacks to less than it says",
      zip([{ path: "f.csv", content: csv, claimedSize: 9999 }]),
      "flows: the zip is damaged",
    ],
    ["a zip without a CSV", zip([{ path: "f.txt", content: csv }]), "flows holds no CSV"],
    ["an empty zip", zip([]), "flows holds no CSV"],
    [
      "a zip of two CSVs",
      zip([
        { path: "a.csv", content: csv },
        { path: "b.csv", content: csv },
      ]),
      "holds 2 CSVs (a.csv, b.csv)",
    ],
    ["an encrypted zip", zip([{ path: "f.csv", content: csv, encrypted: true }]), "flows: f.csv is encrypted"],
    ["a path out of the folder", zip([{ path: "../f.csv", content: csv }]), "unsafe (invalid relative path: ../f.csv)"],
    [
      "a hidden path out of the folder",
      zip([{ path: "a/../../f.csv", content: csv }]),
      "unsafe (invalid relative path",
    ],
    [
      "a path out of the folder, written with backslashes",
      zip([{ path: "..\\f.csv", content: csv }]),
      "unsafe (invalid relative path",
    ],
    ["an absolute path", zip([{ path: "/etc/f.csv", content: csv }]), "unsafe (absolute path: /etc/f.csv)"],
    [
      "a path out of the folder in a file that is not wanted",
      zip([
        { path: "f.csv", content: csv },
        { path: "../x", content: "" },
      ]),
      "unsafe",
    ],
  ])("%s", async (_, file, sentence) => {
    const failure = unpack(file, "flows");
    await expect(failure).rejects.toThrow(sentence);
    await expect(failure).rejects.toThrow(DataError);
  });

  test.each([
    ["a CSV", csv],
    ["a gzip", gzipSync(csv)],
    ["a zip", zip([{ path: "f.csv", content: csv }])],
  ])("%s that is too large when unpacked", async (_, file) => {
    const sentence = `flows holds more than ${csv.length - 1} bytes, which is not the data set`;
    await expect(unpack(file, "flows", csv.length - 1)).rejects.toThrow(sentence);
  });

  test("a gzip before it is unpacked beyond the limit: the cut at its end is not reached", async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    await expect(unpack(bomb.subarray(0, -9), "flows", 1000)).rejects.toThrow("flows holds more than 1000 bytes");
  });

  test("a zip that says it is too large, before it is unpacked", async () => {
    const file = zip([{ path: "f.csv", content: "a", claimedSize: 1001 }]);
    await expect(unpack(file, "flows", 1000)).rejects.toThrow("flows holds more than 1000 bytes");
  });
});
