import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Brings node_modules and `dist` up to date once per run, for tests that start the whole application. */
export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, "../../scripts/prepare.mjs")], {
    stdio: "inherit",
  });
}
