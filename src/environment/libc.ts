import { getSystemErrorName } from "node:util";
import { EnvironmentError } from "../foundation/errors";
import { loadKoffi } from "./koffi";

/** Functions of Linux' C library for what Node's own sockets cannot do, by their names there. */
export interface Libc {
  socket(domain: number, type: number, protocol: number): number;
  bind(socket: number, address: Buffer, length: number): number;
  setsockopt(socket: number, level: number, option: number, value: Buffer, length: number): number;
  /** 0 when there is no such interface. */
  if_nametoindex(name: string): number;
}

const declarations: Readonly<Record<keyof Libc, string>> = {
  socket: "int socket(int domain, int type, int protocol)",
  bind: "int bind(int socket, const void *address, uint32_t length)",
  setsockopt: "int setsockopt(int socket, int level, int option, const void *value, uint32_t length)",
  if_nametoindex: "unsigned int if_nametoindex(const char *name)",
};

let loaded: Libc | undefined;

/** The C library, loaded when it is first needed.
 * @throws EnvironmentError on a system that is not Linux with glibc */
export function libc(): Libc {
  loaded ??= load();
  return loaded;
}

function load(): Libc {
  try {
    const library = loadKoffi().load("libc.so.6");
    const functions = Object.entries(declarations).map(([name, declaration]) => [name, library.func(declaration)]);
    return Object.fromEntries(functions) as Libc;
  } catch (error) {
    throw new EnvironmentError(
      `The C library cannot be loaded: ${(error as Error).message}. This needs Linux with glibc.`,
    );
  }
}

/** What a function of the C library gave, when it is not negative.
 * @param action what was tried, in words
 * @throws EnvironmentError naming the action and the system's reason otherwise */
export function requireSuccess(action: string, result: number): number {
  if (result >= 0) return result;
  throw new EnvironmentError(`${action} was refused: ${getSystemErrorName(-loadKoffi().errno())}. It needs root.`);
}

/** Sets an option of a socket to a whole number. */
export function setSocketOption(socket: number, level: number, option: number, value: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  requireSuccess(`Option ${option} of a socket`, libc().setsockopt(socket, level, option, bytes, bytes.length));
}
