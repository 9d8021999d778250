import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../src/compose.ts";
import { readConfig } from "../src/platform/config.ts";
import type { Database } from "../src/platform/database/database.ts";
import { openEngine } from "../src/platform/database/engine.ts";
import { prepareEmbedded } from "../src/platform/database/provide.ts";
import { openDatabases } from "../src/platform/database/roles.ts";
import type { ReceiptSeed } from "../src/systems/shared-data/exchange/receipt/receipt.ts";
import { verifySegment } from "../src/systems/shared-data/exchange/receipt/store-heads.ts";
import { appendReceipt, commitReceipt } from "../src/systems/shared-data/exchange/receipt/store.ts";
import { ms, timesOf } from "./material/timing.ts";

const SECONDS = 5;
const IN_FLIGHT = [1, 8, 64, 256];

const unit = { id: randomUUID(), name: "示例单位" };
const seed = (): ReceiptSeed => ({
  kind: "reading",
  regionCode: "150200",
  requester: unit,
  provider: unit,
  account: randomUUID(),
  grant: { id: randomUUID(), version: 3 },
  purpose: "核验异地提取资格",
  basis: "《政务数据共享条例》第二十条",
  caseNumber: "示例20261123-0001",
  resource: { ...unit, code: "306001/0001" },
  items: ["姓名", "月缴存额", "缴至年月"],
  subject: "ab".repeat(32),
  rows: 1,
  digest: "cd".repeat(32),
  outcome: "answered",
  sample: true,
});

type Work = (sql: Database) => Promise<unknown>;

const desk = (sql: Database) => ({ sql, now: () => new Date() });
const ALONE: Work = (sql) => sql.begin((transaction) => appendReceipt(desk(sql), transaction, seed()));
const GROUPED: Work = (sql) => commitReceipt(desk(sql), seed());

/** Appends for some seconds with so many callers, each waiting for its own receipt to be safe. */
async function pace(sql: Database, work: Work, callers: number): Promise<string> {
  const end = performance.now() + SECONDS * 1000;
  const took: number[] = [];
  const call = async (): Promise<void> => {
    while (performance.now() < end) {
      const begun = performance.now();
      await work(sql);
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const { median, p95 } = timesOf(took);
  return `${Math.round(took.length / SECONDS).toLocaleString("en")} | ${ms(median)} | ${ms(p95)}`;
}

/** Receipts appended a second, each in a transaction of its own and in groups, and the chain recomputed afterwards. */
export async function run(root: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const { ownerUrl, appUrl } = await prepareEmbedded(adminUrl, "bench_receipts", engine.passwords);
    const databases = openDatabases(ownerUrl, appUrl);
    const config = readConfig({ LOG_LEVEL: "silent" }, root);
    if (!config.ok) throw new Error(config.failure.sentence.en);
    const app = await compose(config.value, databases);
    await app.begin();
    const load = loadavg()[0] ?? 0;
    const lines: string[] = [];
    for (const callers of IN_FLIGHT) {
      const alone = await pace(databases.app, ALONE, callers);
      const grouped = await pace(databases.app, GROUPED, callers);
      lines.push(`| ${callers} | ${alone} | ${grouped} |`);
    }
    const [last] = await databases.app<
      { number: number }[]
    >`select max(number) as number from shared_data.receipt`;
    const total = last?.number ?? 0;
    const begun = performance.now();
    const { verified, brokenAt } = await verifySegment(databases.app, 0, total);
    const took = (performance.now() - begun) / 1000;
    if (brokenAt !== null || verified !== total) throw new Error(`the chain broke at ${brokenAt}`);
    await app.close();
    await Promise.all([databases.owner.end(), databases.app.end()]);
    return [
      "## Receipts",
      "",
      `Receipts of exchange appended to the hash chain, fsync on, ${SECONDS} s each; a caller waits until its own is safe. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      "| callers | own transaction, receipts/s | median ms | p95 | group commit, receipts/s | median ms | p95 |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
      ...lines,
      "",
      `${total.toLocaleString("en")} receipts recomputed in the database in ${took.toFixed(2)} s.`,
    ].join("\n");
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
