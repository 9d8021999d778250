import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Brings `dist` up to date once per run, for tests that start the whole application. */
export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, "../../scripts/build.mjs")], {
    stdio: "inherit",
  });
}
