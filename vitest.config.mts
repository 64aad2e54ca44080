import { defineConfig } from "vitest/config";

const live = "test/**/*.live.test.ts";

/** Tests on live networks measure times: they run after all others, one file after the other. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ["test/setup.ts"],
    projects: [
      {
        extends: true,
        test: { name: "tests", include: ["test/**/*.test.ts"], exclude: [live], sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { name: "live", include: [live], fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});
