import { join } from "node:path";

/** The folder that holds package.json, from the compiled code (dist/foundation) as from the source (src/foundation). */
export const packageRoot = join(__dirname, "..", "..");
