import process from "process";
import { nodeTooOld } from "./node-version.mjs";

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exit(1);
}

// Loaded only now: an older Node would not understand what follows.
import("./prepare.mjs")
  .then((steps) => steps.prepare())
  .then(() => {
    if (process.argv.includes("--demo")) process.env.JIZIWAN_DEMO = "1";
    // In this process, so that there is no child to orphan.
    return import("../dist/server.js");
  });
