import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// postgres 3.4.9 writes to a connection that the server closed during a transaction, from where no caller can catch
// it, and the process ends: a restart of PostgreSQL would end ours. Reported with this remedy as
// https://github.com/porsager/postgres/issues/1208 (also 1066 and 1154), open in September 2026.
// And it waits for ever where the server refuses copied rows after the last was sent, so that restoring a damaged
// backup would never end: https://github.com/porsager/postgres/issues/1173, open in November 2026.
// And what a connection did when it was cut stays with it: the error of then is told to whoever asks over it next,
// minutes later; what a transaction or a reserved connection still sends goes over a connection that is somebody
// else's by now; and one that is released after it was cut counts as open and refuses everybody from then on.
// A transaction rolls back when its statement was cut; what it sends between the socket's error and its close stays in line,
// and when the connection is there again, answers to others are taken for that rollback's: they wait for ever.
// Take this file away with the version that has all of it.
const CONNECTION = [
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
  [
    `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
    `    !initial && !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    while (sent.length)
      queryError(sent.shift(), Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
    rows = 0

    if (initial)
      return reconnect()

`,
  ],
];
const POOL = [
  [
    "        const query = { reserve: resolve, reject }\n",
    "        const query = { reserve: resolve, reject: e => (queries.remove(query), reject(e)) }\n",
  ],
  [
    "    move(c, reserved)\n    c.reserved = () => queue.length\n",
    `    let gone = null
    c.onclose = e => {
      gone = e
      while (queue.length)
        queue.shift().reject(e)
    }
    move(c, reserved)
    c.reserved = () => queue.length
`,
  ],
  [
    "    sql.release = () => {\n      c.reserved = null\n",
    "    sql.release = () => {\n      if (gone) return\n      c.onclose = null\n      c.reserved = null\n",
  ],
  [
    "    function handler(q) {\n      c.queue === full\n",
    "    function handler(q) {\n      if (gone) return q.reject(gone)\n      c.queue === full\n",
  ],
  ["      , prepare = null\n", "      , prepare = null\n      , gone = null\n"],
  [
    "        new Promise((_, reject) => connection.onclose = reject)\n",
    "        new Promise((_, reject) => connection.onclose = e => (gone = e, reject(e)))\n",
  ],
  [
    "        q.catch(e => uncaughtError || (uncaughtError = e))\n",
    "        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (gone) return q.reject(gone)\n",
  ],
  [
    "    queries.length && connect(c, queries.shift())\n  }\n}\n",
    `    if (queries.length === 0)
      return
    const query = queries.shift()
    // One that waits to reserve is handed its connection from the queue.
    query.reserve && queries.push(query)
    connect(c, query)
  }
}
`,
  ],
];
const FILES = [
  ["src/connection.js", CONNECTION],
  ["cjs/src/connection.js", CONNECTION],
  ["src/index.js", POOL],
  ["cjs/src/index.js", POOL],
];

function mend(path, mends) {
  const text = readFileSync(path, "utf8");
  const mended = mends.reduce((sum, [from, to]) => (sum.includes(to) ? sum : sum.replace(from, to)), text);
  const missing = mends.find(([, to]) => !mended.includes(to));
  if (missing)
    throw new Error(
      `${path} is not as of postgres 3.4.9: see whether scripts/mend-driver.mjs is still needed`,
    );
  if (mended !== text) writeFileSync(path, mended);
}

/** Mends the database driver in the node_modules of `root`; harmless when that was done. */
export function mendDriver(root) {
  for (const [file, mends] of FILES) {
    const path = join(root, "node_modules/postgres", file);
    if (existsSync(path)) mend(path, mends);
  }
}

if (process.argv[1] === import.meta.filename) mendDriver(join(import.meta.dirname, ".."));
