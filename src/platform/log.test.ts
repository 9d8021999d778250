import { EventEmitter, once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, expect, it } from "vitest";
import { testConfig } from "../../test/support/app.ts";
import { openTestDatabase } from "../../test/support/database.ts";
import { compose } from "../compose.ts";
import { openLog } from "./log.ts";
import { readConfig } from "./config.ts";

const folder = mkdtempSync(join(tmpdir(), "jiziwan-log-"));
afterAll(() => rmSync(folder, { recursive: true }));

const logged = (): { msg: string }[] =>
  readFileSync(join(folder, "log/jiziwan.log"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { msg: string });

function open() {
  const config = readConfig({ JIZIWAN_DATA: folder }, folder);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  return openLog(config.value);
}

it("has every line on the disk when it is closed, takes none after, and closing twice is closing", async () => {
  const log = open();
  const logger = pino({}, log.stream);
  for (let line = 0; line < 2000; line++) logger.info(`line ${line}`);
  await Promise.all([log.close(), log.close()]);
  expect(() => logger.info("late")).not.toThrow();
  const lines = logged().map(({ msg }) => msg);
  expect([lines.length, lines.at(-1)]).toEqual([2000, "line 1999"]);
});

it("outlives a handler whose caller hung up before an orderly stop", async () => {
  const log = open();
  const database = await openTestDatabase({ empty: true });
  const config = testConfig({ dataFolder: folder, logLevel: "info" });
  const { app, close } = await compose(config, database, log.stream);
  const work = new EventEmitter();
  const [begun, ended] = [once(work, "begun"), once(work, "end")];
  let finished: Promise<void> | null = null;
  app.route({
    method: "GET",
    url: "/slow",
    config: { access: "public" },
    handler: async (request) => {
      work.emit("begun");
      finished = ended.then(() => request.log.info("outlived"));
      await finished;
    },
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const hangUp = new AbortController();
  const call = fetch(`${address}/slow`, { signal: hangUp.signal });
  await begun;
  hangUp.abort();
  await expect(call).rejects.toThrow(/abort/);
  await close();
  await log.close();
  work.emit("end");
  await expect(finished).resolves.toBeUndefined();
  await database.close();
});
