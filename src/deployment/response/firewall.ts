import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { EnvironmentError } from "../../foundation/errors";
import { addCommand, listCommand, type TimedElement, tableCommands } from "./firewall-table";

/** A packet filter on the bridges of this network namespace. */
export interface Firewall {
  /** Resolves when all elements are in force.
   * @throws EnvironmentError when nft refuses */
  add(elements: readonly TimedElement[]): Promise<void>;
  /** Removes all. */
  close(): Promise<void>;
}

const patienceMs = 3000;

/** A firewall that prints the commands and runs none. */
export function printedFirewall(print: (line: string) => void): Firewall {
  const printAll = (commands: readonly string[]) => {
    for (const command of commands) print(`nft ${command}`);
  };
  printAll(tableCommands);
  return { add: async (elements) => printAll(elements.map(addCommand)), close: async () => {} };
}

/** Opens the firewall by an nft that runs as long as it is open. nft owns the table and reads its commands from this process: when
 * either ends, however it ends, the kernel removes the table.
 * @throws EnvironmentError when nft is missing or may not filter here */
export async function openFirewall(): Promise<Firewall> {
  const nft = spawn("nft", ["-i"], { stdio: "pipe", detached: true });
  const refusal = await Promise.race([
    once(nft, "spawn").then(() => null),
    once(nft, "error").then(([error]) => error),
  ]);
  if (refusal !== null)
    throw new EnvironmentError(`nft could not be started (${refusal.message}). Install Debian's nftables.`);
  const filter = conversation(nft);
  try {
    await filter.tell(tableCommands, ["chain bridged"]);
  } catch (error) {
    await filter.end();
    throw error;
  }
  return {
    add: (elements) =>
      filter.tell(
        elements.map(addCommand),
        elements.map(({ key }) => key),
      ),
    close: filter.end,
  };
}

/** Tells nft commands, one after the other, and reads back whether they took. */
function conversation(nft: ChildProcessWithoutNullStreams) {
  let complaints = "";
  let last: Promise<void> = Promise.resolve();
  const over = once(nft, "close");
  nft.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  nft.stdout.setEncoding("utf8");
  nft.stdin.on("error", () => {}); // nft is gone: the listing that never comes says so
  const tellNow = async (commands: readonly string[], expected: readonly string[]) => {
    complaints = "";
    const listing = nextListing(nft);
    nft.stdin.write(`${[...commands, listCommand].join("\n")}\n`);
    const text = await listing;
    await turn(); // what nft complained of before the listing
    const missing = expected.find((part) => !text.includes(part));
    if (missing === undefined && complaints === "") return;
    throw new EnvironmentError(
      `nft did not take "${commands.join("; ")}": ${complaints.trim() || "no answer"}. It needs root, a kernel with nftables for bridges, and no other process that answers attacks here.`,
    );
  };
  return {
    tell: (commands: readonly string[], expected: readonly string[]): Promise<void> => {
      const told = last.then(() => tellNow(commands, expected));
      last = told.catch(() => {});
      return told;
    },
    end: async () => {
      await last;
      nft.stdin.end();
      await over;
    },
  };
}

/** What nft prints up to the end of the table; what there is of it when nft ends, or says no more for a while. */
function nextListing(nft: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const finish = () => {
      clearTimeout(timer);
      nft.stdout.off("data", read);
      nft.off("close", finish);
      resolve(text);
    };
    const read = (part: string) => {
      text += part;
      if (text.endsWith("\n}\n")) finish();
    };
    const timer = setTimeout(finish, patienceMs);
    nft.stdout.on("data", read);
    nft.on("close", finish);
  });
}
