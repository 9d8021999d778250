import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// postgres 3.4.9 writes to a connection that the server closed during a transaction, from where no caller can catch
// it, and the process ends: a restart of PostgreSQL would end ours. Reported with this remedy as
// https://github.com/porsager/postgres/issues/1208 (also 1066 and 1154), open in September 2026.
// And it waits for ever where the server refuses copied rows after the last was sent, so that restoring a damaged
// backup would never end: https://github.com/porsager/postgres/issues/1173, open in November 2026.
// Take this file away with the version that has both.
const FILES = ["src/connection.js", "cjs/src/connection.js"];
const MENDS = [
  [
    "  function nextWrite(fn) {\n    const x = socket.write(chunk, fn)\n",
    `  function nextWrite(fn) {
    if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)
`,
  ],
  [
    "    clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)\n",
    "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener('data', data)\n",
  ],
  [
    "  function errored(err) {\n    stream && ",
    "  function errored(err) {\n    final && (final(err), final = null)\n    stream && ",
  ],
];

function mend(path) {
  const text = readFileSync(path, "utf8");
  const mended = MENDS.reduce((sum, [from, to]) => (sum.includes(to) ? sum : sum.replace(from, to)), text);
  const missing = MENDS.find(([, to]) => !mended.includes(to));
  if (missing)
    throw new Error(
      `${path} is not as of postgres 3.4.9: see whether scripts/mend-driver.mjs is still needed`,
    );
  if (mended !== text) writeFileSync(path, mended);
}

/** Mends the database driver in the node_modules of `root`; harmless when that was done. */
export function mendDriver(root) {
  for (const file of FILES) {
    const path = join(root, "node_modules/postgres", file);
    if (existsSync(path)) mend(path);
  }
}

if (process.argv[1] === import.meta.filename) mendDriver(join(import.meta.dirname, ".."));
