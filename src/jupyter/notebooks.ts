import { notebooksCommand } from "./notebooks-command";
import { start } from "./start";

start(notebooksCommand);
