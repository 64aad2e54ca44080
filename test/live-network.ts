import { execFileSync, spawnSync } from "node:child_process";

/** Why live networks cannot be made here; null when they can. */
export const liveAbsence: string | null = absence();

if (liveAbsence !== null) console.warn(`skipped: the live testbed (${liveAbsence})`);

function absence(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "it needs Linux and root";
  const missing = ["ip", "nft", "argus", "ra", "tcpdump"].filter(
    (program) => spawnSync(program, ["-h"]).error !== undefined,
  );
  if (missing.length > 0) return `${missing.join(", ")} not installed`;
  const probe = `xmednn-probe-${process.pid}`;
  try {
    execFileSync("ip", ["netns", "add", probe], { stdio: "pipe" });
    execFileSync("ip", ["netns", "delete", probe]);
    return null;
  } catch (error) {
    return `network namespaces are refused: ${(error as Error).message.trim()}`;
  }
}
