import { accessSync, constants, mkdirSync } from "node:fs";
import { FailureError } from "../../kernel/error.ts";
import { explainTrouble } from "./trouble.ts";

/** Makes sure that the data folder is there and open to this user; throws FailureError that says what to do. */
export function openDataFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new FailureError(explainTrouble(String(error), path));
  }
}
