import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** Answers one request; attempt counts from 1. */
export type Answer = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

/** A server on this machine, closed after the test. */
export interface FileServer {
  readonly url: string;
  /** The Range header of each request so far; null where there was none. */
  readonly ranges: readonly (string | null)[];
  readonly close: () => Promise<void>;
}

export async function serve(answer: Answer): Promise<FileServer> {
  const ranges: (string | null)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? null);
    answer(request, response, ranges.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ward.csv`, ranges, close };
}

/** Sends a file whole, or the part that is asked for. */
export function sendFile(content: Uint8Array): Answer {
  return (request, response) => {
    const start = startOf(request);
    if (start >= content.length) response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
    else if (start === 0) response.writeHead(200, { "content-length": content.length }).end(content);
    else sendPart(response, content, start);
  };
}

/** Announces the rest of a file from where it is asked for, sends some bytes of it, then does as told. */
export function sendSome(content: Uint8Array, bytes: number, then: (response: ServerResponse) => void): Answer {
  return (request, response) => {
    const start = startOf(request);
    const headers = { "content-length": content.length - start };
    if (start === 0) response.writeHead(200, headers);
    else response.writeHead(206, { ...headers, "content-range": rangeOf(content, start) });
    response.write(content.subarray(start, start + bytes), () => then(response));
  };
}

/** Breaks the connection a moment after the bytes have gone out. */
export const cutOff = (response: ServerResponse): void => void setTimeout(() => response.destroy(), 50);

function sendPart(response: ServerResponse, content: Uint8Array, start: number): void {
  const headers = { "content-length": content.length - start, "content-range": rangeOf(content, start) };
  response.writeHead(206, headers).end(content.subarray(start));
}

const rangeOf = (content: Uint8Array, start: number): string =>
  `bytes ${start}-${content.length - 1}/${content.length}`;

const startOf = (request: IncomingMessage): number =>
  Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
