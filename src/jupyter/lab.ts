import { labCommand } from "./lab-command";
import { start } from "./start";

start(labCommand);
