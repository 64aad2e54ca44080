import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { datasetStatus } from "../../src/dataset/dataset-status";
import { fetchDataset } from "../../src/dataset/fetch-dataset";
import { openDataset } from "../../src/dataset/open-dataset";
import { sha256 } from "../../src/dataset/sha256";
import { largestFile } from "../../src/dataset/whole-file";
import { DataError, EnvironmentError, InterruptedError, UsageError } from "../../src/foundation/errors";
import { another, dataRoot, entry, listing, published } from "./data-root";
import { cutOff, sendFile, sendSome, serve } from "./file-server";

const kept = "raw/ward.csv";
const part = "raw/ward.csv.part";
const whole = { "manifest.json": expect.any(String), [kept]: entry.sha256 };
const half = Math.floor(published.length / 2);

/** A data folder in which the first bytes of some file were downloaded before. */
function rootWithPart(content: Uint8Array): string {
  const root = dataRoot();
  mkdirSync(dirname(join(root, part)), { recursive: true });
  writeFileSync(join(root, part), content);
  return root;
}

describe("fetchDataset keeps the published file", () => {
  test("from the address in the manifest, and tells its progress to the last byte", async () => {
    const { url } = await serve(sendFile(published));
    const root = dataRoot([{ ...entry, url }]);
    const steps: [number, number][] = [];
    const report = await fetchDataset({ root, onProgress: (done, total) => steps.push([done, total]) });
    expect(report).toMatchObject({
      id: "ward",
      path: join(root, kept),
      sha256: entry.sha256,
      state: "verified",
      rows: 120,
    });
    expect(listing(root)).toEqual({ "manifest.json": expect.any(String), [kept]: entry.sha256 });
    expect(steps.at(-1)).toEqual([published.length, published.length]);
    expect(steps.every(([done, total], i) => total === published.length && done > (steps[i - 1]?.[0] ?? 0))).toBe(true);
  });

  test("through redirects", async () => {
    const { url, ranges } = await serve((request, response, attempt) => {
      if (attempt < 3) response.writeHead(302, { location: `/moved-${attempt}` }).end();
      else sendFile(published)(request, response, attempt);
    });
    const root = dataRoot();
    await fetchDataset({ root, url });
    expect(listing(root)).toEqual(whole);
    expect(ranges).toHaveLength(3);
  });

  test("from a gzip at another address", async () => {
    const { url } = await serve(sendFile(gzipSync(published)));
    const root = dataRoot();
    await fetchDataset({ root, url });
    expect(listing(root)).toEqual(whole);
  });

  test("asked for as it is, not compressed on the way", async () => {
    const accepted: unknown[] = [];
    const { url } = await serve((request, response, attempt) => {
      accepted.push(request.headers["accept-encoding"]);
      sendFile(published)(request, response, attempt);
    });
    await fetchDataset({ root: dataRoot(), url });
    expect(accepted).toEqual(["identity"]);
  });

  test("from a slow server that never falls silent", async () => {
    const pieces = Array.from({ length: 15 }, (_, i) =>
      published.subarray(i * 2000, i === 14 ? undefined : (i + 1) * 2000),
    );
    const { url } = await serve((_, response) => {
      const timer = setInterval(() => {
        const piece = pieces.shift();
        if (piece) return response.write(piece);
        clearInterval(timer);
        response.end();
      }, 100);
    });
    const root = dataRoot();
    await fetchDataset({ root, url, stallSeconds: 1 });
    expect(listing(root)).toEqual(whole);
  });

  test("without asking again once it is there", async () => {
    const { url, ranges } = await serve(sendFile(published));
    const root = dataRoot();
    const first = await fetchDataset({ root, url });
    expect(await fetchDataset({ root, url })).toEqual(first);
    expect(ranges).toHaveLength(1);
  });
});

describe("fetchDataset goes on with a broken download", () => {
  test("after the connection was cut off in the middle: it says so, keeps the part, and the next call asks for the rest", async () => {
    const { url, ranges } = await serve((request, response, attempt) => {
      if (attempt === 1) sendSome(published, half, cutOff)(request, response, attempt);
      else sendFile(published)(request, response, attempt);
    });
    const root = dataRoot();
    const failure = fetchDataset({ root, url });
    await expect(failure).rejects.toThrow(EnvironmentError);
    await expect(failure).rejects.toThrow(
      new RegExp(`^${url}: the connection failed \\(.+\\)\\. ${half} bytes are kept: run the command again`),
    );
    expect(listing(root)).toEqual({ "manifest.json": expect.any(String), [part]: sha256(published.subarray(0, half)) });
    expect(datasetStatus({ root })[0]).toMatchObject({ state: "absent", partialBytes: half });
    const steps: number[][] = [];
    await fetchDataset({ root, url, onProgress: (...step) => steps.push(step) });
    expect(ranges).toEqual([null, `bytes=${half}-`]);
    expect(steps.every(([done, total]) => done > half && total === published.length)).toBe(true);
    expect(listing(root)).toEqual(whole);
  });

  test("after it fell silent", async () => {
    const { url, ranges } = await serve((request, response, attempt) => {
      if (attempt === 1) sendSome(published, half, () => {})(request, response, attempt);
      else sendFile(published)(request, response, attempt);
    });
    const root = dataRoot();
    await expect(fetchDataset({ root, url, stallSeconds: 1 })).rejects.toThrow(
      `${url} fell silent. ${half} bytes are kept: run the command again to go on from there.`,
    );
    await fetchDataset({ root, url });
    expect(ranges).toEqual([null, `bytes=${half}-`]);
    expect(listing(root)).toEqual(whole);
  });

  test("after the user stopped it", async () => {
    const { url } = await serve((request, response, attempt) => {
      if (attempt === 1) sendSome(published, half, () => {})(request, response, attempt);
      else sendFile(published)(request, response, attempt);
    });
    const root = dataRoot();
    const stop = new AbortController();
    const stopped = fetchDataset({ root, url, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow(InterruptedError);
    expect(sha256(readFileSync(join(root, part)))).toBe(sha256(published.subarray(0, half)));
    await fetchDataset({ root, url });
    expect(listing(root)).toEqual(whole);
  });

  test("from the start, when the server knows no Range", async () => {
    const { url } = await serve((_, response) => response.end(published));
    const root = rootWithPart(published.subarray(0, half));
    await fetchDataset({ root, url });
    expect(listing(root)).toEqual(whole);
  });

  test("from the start, when the server sends another part than asked for", async () => {
    const { url } = await serve((request, response, attempt) => {
      if (attempt > 1) sendFile(published)(request, response, attempt);
      else response.writeHead(206, { "content-range": `bytes 1-9/${published.length}` }).end("123456789");
    });
    const root = rootWithPart(published.subarray(0, half));
    await fetchDataset({ root, url });
    expect(listing(root)).toEqual(whole);
  });

  test("from the start, when the part belongs to another file or is too long", async () => {
    for (const content of [another.subarray(0, half), Buffer.concat([published, published])]) {
      const { url, ranges } = await serve(sendFile(published));
      const root = rootWithPart(content);
      await fetchDataset({ root, url });
      expect(ranges).toEqual([`bytes=${content.length}-`, null]);
      expect(listing(root)).toEqual(whole);
    }
  });
});

describe("fetchDataset refuses another file", () => {
  test("with both sha256, and keeps nothing of it", async () => {
    const { url, ranges } = await serve(sendFile(another));
    const root = dataRoot();
    const before = listing(root);
    const failure = fetchDataset({ root, url });
    await expect(failure).rejects.toThrow(DataError);
    await expect(failure).rejects.toThrow(`${url} is not Ward flows: its sha256 is ${sha256(another)}`);
    expect(listing(root)).toEqual(before);
    expect(ranges).toHaveLength(1);
  });

  test("also after it was asked for twice, because the first half was of another one", async () => {
    const { url, ranges } = await serve(sendFile(another));
    const root = rootWithPart(published.subarray(0, half));
    await expect(fetchDataset({ root, url })).rejects.toThrow(`its sha256 is ${sha256(another)}`);
    expect(ranges).toHaveLength(2);
    expect(Object.keys(listing(root))).toEqual(["manifest.json"]);
  });

  test("unless unverified; then it starts anew, and the title says it", async () => {
    const { url, ranges } = await serve(sendFile(another));
    const root = rootWithPart(published.subarray(0, half));
    expect(await fetchDataset({ root, url, unverified: true })).toMatchObject({ state: "unverified" });
    expect(ranges).toEqual([null]);
    expect(openDataset(undefined, { root }).title).toBe("Ward flows (unverified file)");
  });

  test("such as a page in the place of the file, though unverified", async () => {
    const { url } = await serve((_, response) => response.end("<html>moved</html>"));
    const root = dataRoot();
    const before = listing(root);
    const failure = fetchDataset({ root, url, unverified: true });
    await expect(failure).rejects.toThrow(`${url}, line 1: this is not the header of the data set`);
    expect(listing(root)).toEqual(before);
  });
});

describe("fetchDataset says", () => {
  test("that a download grows beyond any data set, and keeps nothing of it", async () => {
    const root = rootWithPart(new Uint8Array());
    truncateSync(join(root, part), largestFile - 5);
    const { url, ranges } = await serve((request, response) => {
      if (request.headers.range) response.writeHead(206).write("more than five bytes, and no end");
      else response.writeHead(404).end();
    });
    await expect(fetchDataset({ root, url, stallSeconds: 2 })).rejects.toThrow(`${url} answered 404`);
    expect(ranges).toEqual([`bytes=${largestFile - 5}-`, null]);
    expect(Object.keys(listing(root))).toEqual(["manifest.json"]);
  });

  test.each([404, 403, 500])("that the server answered %i, and keeps what was kept", async (status) => {
    const { url } = await serve((_, response) => response.writeHead(status).end("no"));
    const root = rootWithPart(published.subarray(0, half));
    const before = listing(root);
    const failure = fetchDataset({ root, url });
    await expect(failure).rejects.toThrow(EnvironmentError);
    await expect(failure).rejects.toThrow(`${url} answered ${status} `);
    expect(listing(root)).toEqual(before);
  });

  test("that nobody answers", async () => {
    const { url, close } = await serve(() => {});
    await close();
    const root = dataRoot();
    const before = Object.keys(listing(root));
    const failure = fetchDataset({ root, url });
    await expect(failure).rejects.toThrow(EnvironmentError);
    await expect(failure).rejects.toThrow(/: the connection failed \(.*ECONNREFUSED.*\)\. Try again later\.$/);
    expect(Object.keys(listing(root))).toEqual(before);
  });

  test("that a server which accepts and never answers fell silent", async () => {
    const { url } = await serve(() => {});
    const failure = fetchDataset({ root: dataRoot(), url, stallSeconds: 0.2 });
    await expect(failure).rejects.toThrow(`${url} fell silent. Try again later.`);
  });

  test("that redirects go round in circles", async () => {
    const { url } = await serve((_, response) => response.writeHead(302, { location: "/ward.csv" }).end());
    await expect(fetchDataset({ root: dataRoot(), url })).rejects.toThrow(
      "the connection failed (redirect count exceeded)",
    );
  });

  test("that it was stopped before it began", async () => {
    const { url, ranges } = await serve(sendFile(published));
    await expect(fetchDataset({ root: dataRoot(), url, signal: AbortSignal.abort() })).rejects.toThrow(
      InterruptedError,
    );
    expect(ranges).toEqual([]);
  });

  test.each(["ftp://ward.invalid/ward.csv", "ward.csv", "file:///etc/passwd", "http://"])(
    "that %s is no address to download from",
    async (url) => {
      await expect(fetchDataset({ root: dataRoot(), url })).rejects.toThrow(UsageError);
    },
  );

  test("that the folder cannot be written", async () => {
    const { url } = await serve(sendFile(published));
    const root = dataRoot();
    writeFileSync(join(root, "raw"), "a file where the folder belongs");
    const failure = fetchDataset({ root, url });
    await expect(failure).rejects.toThrow(EnvironmentError);
    await expect(failure).rejects.toThrow("could not be written");
  });
});
