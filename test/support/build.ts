import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { forgetUsedFolder } from "./used-folder.ts";

/** Brings node_modules and `dist` up to date once per run, for tests that start the whole application. */
export default function setup(): () => void {
  // Of a run that was killed, when its number comes again.
  forgetUsedFolder();
  execFileSync(process.execPath, [join(import.meta.dirname, "../../scripts/prepare.mjs")], {
    stdio: "inherit",
  });
  return forgetUsedFolder;
}
