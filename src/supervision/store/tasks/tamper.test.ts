import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../../test/support/supervision.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { digestOf } from "../../../platform/audit/seals.ts";
import { verifyChain } from "../../../platform/audit/trail.ts";
import { findingSentence, verifySeals } from "../../../platform/audit/verify-seals.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import { EMPTY_REPORT } from "../../domain/tasks/report.ts";
import type { Supervision } from "../desk.ts";
import { actOnTasks } from "./act.ts";
import { ACTIONS } from "./record.ts";
import { registerTasks } from "./register.ts";
import { verifyTask } from "./verify.ts";

let database: TestDatabase;
let desk: Supervision;
let tasks: readonly string[];

const OFFICE = callerAs("张三", "office");

beforeAll(async () => {
  let plan: string;
  let units: readonly string[];
  ({ database, desk, plan, units } = await openBundledDesk());
  const one = {
    measureId: null,
    undertakingId: null,
    source: { kind: "plan" as const, title: "方案", paper: null, date: null, quote: null },
    text: "开展一项工作",
    leader: null,
    remark: null,
    deadline: NO_DEADLINE,
    recurrence: null,
    units: [{ unitId: units[0] ?? "", role: "lead" as const, via: null }],
    stages: [],
  };
  const request = { key: randomUUID(), dispatch: true, tasks: [one, one, one] };
  tasks = (await registerTasks(desk, plan, request, OFFICE)).map(({ id }) => id);
  for (const task of tasks)
    for (const progress of ["完成投资7.05亿元", "完成投资8亿元"]) {
      const action = {
        type: "report" as const,
        unit: units[0] ?? "",
        period: COUNTED_ON.slice(0, 7),
        content: { ...EMPTY_REPORT, progress },
      };
      const entry = { task, version: 1_000, key: randomUUID(), action };
      const [outcome] = await actOnTasks(desk, [entry], "each", OFFICE);
      if (!outcome?.ok) throw new Error("the report was refused");
    }
});
afterAll(() => database.close());

const byPlace = (rows: unknown[][]) => rows.map(String).toSorted();

class Undone extends Error {}

/** What verification says after a superuser's statements, which are then undone. */
async function after(tamper: (sql: Sql) => Promise<unknown>) {
  const found: { acts?: Awaited<ReturnType<typeof verifySeals>>; chain?: boolean; rows?: readonly string[] } =
    {};
  await inTransaction(database.owner, async (sql) => {
    await tamper(sql);
    found.acts = await verifySeals(sql, ACTIONS);
    found.chain = (await verifyChain(sql)).intact;
    found.rows = (await verifyTask(sql, tasks[0] ?? "")).differences;
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  const { acts, chain, rows } = found;
  if (!acts || !rows) throw new Error("nothing was verified");
  return {
    broken: acts.broken.map(({ record, part, state }) => [record, part, state]),
    said: acts.broken.map((each) => findingSentence(each)),
    erased: acts.erased.length,
    chain,
    rows,
  };
}

const everywhere = (sql: Sql) =>
  Promise.all([
    sql`update supervision.action set action = replace(action::text, '7.05亿', '70.5亿')::jsonb where task_id = ${tasks[0] ?? ""}`,
    sql`update supervision.report set content = replace(content::text, '8亿', '80亿')::jsonb where task_id = ${tasks[0] ?? ""}`,
    sql`update supervision.action set action = replace(action::text, '8亿', '80亿')::jsonb where task_id = ${tasks[0] ?? ""}`,
    sql`update supervision.task set state = replace(state::text, '8亿', '80亿')::jsonb, latest = replace(latest::text, '8亿', '80亿')::jsonb
      where id = ${tasks[0] ?? ""}`,
  ]);

describe("（二十）what a superuser changes in the record of tasks", () => {
  it("is nothing where nobody changed anything", async () => {
    expect(await after(async () => null)).toMatchObject({ broken: [], erased: 0, chain: true, rows: [] });
  });

  it("is named where action, report and task were changed alike: record, number, when and who", async () => {
    const { broken, said, chain, rows } = await after(everywhere);
    expect({ broken, chain, rows }).toEqual({
      broken: [
        [tasks[0], "3", "changed"],
        [tasks[0], "4", "changed"],
      ],
      chain: true,
      rows: [],
    });
    expect(said[0]?.zh).toContain(`supervision.action ${tasks[0]} 第 3 号`);
    expect(said[0]?.zh).toMatch(/操作记录第 \d+ 条，20\d\d-.*Z，张三/);
    expect(said[0]?.en).toContain("changed after it was written");
  });

  it("breaks the chain where the digest in the trail was changed as well", async () => {
    const { broken, chain } = await after(async (sql) => {
      await everywhere(sql);
      await sql`
        update platform.audit set seals = jsonb_set(seals, '{0,digest}', to_jsonb(repeat('a', 64)))
        where seals @> ${sql.json([{ record: tasks[0] ?? "", part: "3" }])}`;
    });
    expect([broken.length, chain]).toEqual([2, false]);
  });

  it("breaks the chain where the seal was taken out of its entry", async () => {
    const { broken, chain } = await after(
      (sql) =>
        sql`update platform.audit set seals = null where seals @> ${sql.json([{ record: tasks[0] ?? "" }])}`,
    );
    expect([broken.length, broken[0]?.[2], chain]).toEqual([4, "unknown", false]);
  });

  it("is named where a later entry of the trail claims another content", async () => {
    const { broken, chain } = await after(async (sql) => {
      const [row] = await sql<{ seals: unknown[] }[]>`
        select seals from platform.audit where seals @> ${sql.json([{ record: tasks[0] ?? "", part: "3" }])}`;
      const seals = [{ ...(row?.seals[0] as object), digest: "b".repeat(64) }];
      await desk.audit.record(sql, { caller: OFFICE, action: "x.y", subject: "z", seals: seals as never });
      await sql`set constraints all immediate`;
    });
    expect([broken, chain]).toEqual([[[tasks[0], "3", "sealed-again"]], true]);
  });

  it("is named where an entry claims that acts were erased, which never are, deleted or replaced by others", async () => {
    const erased = (part: string, digest: string | null) =>
      ({ of: ACTIONS.of, record: tasks[0] ?? "", part, digest, erased: true }) as const;
    const { broken, erased: lawfully } = await after(async (sql) => {
      await sql`delete from supervision.action where task_id = ${tasks[0] ?? ""} and version = 4`;
      await sql`update supervision.action set action = action || '{"also": 1}' where task_id = ${tasks[0] ?? ""} and version = 3`;
      const [row] = await sql<{ salt: Buffer }[]>`
        select salt, ${sql(ACTIONS.content.map(postgres.fromCamel))}, task_id, version from supervision.action
        where task_id = ${tasks[0] ?? ""} and version = 3`;
      const seals = [erased("4", null), erased("3", digestOf(ACTIONS, row ?? {}, row?.salt ?? Buffer.of()))];
      await desk.audit.record(sql, { caller: OFFICE, action: "x.forget", subject: "person", seals });
      await sql`set constraints all immediate`;
    });
    expect([byPlace(broken), lawfully]).toEqual([
      byPlace([
        [tasks[0], "3", "not-erasable"],
        [tasks[0], "4", "not-erasable"],
      ]),
      0,
    ]);
  });

  it("is named, and the rest checked on, where what is left of a record can no longer be folded", async () => {
    const { rows, broken } = await after(
      (sql) => sql`
      update supervision.action a set action = b.action from supervision.action b
      where a.task_id = ${tasks[0] ?? ""} and b.task_id = a.task_id and b.version = 3 - a.version and a.version in (1, 2)`,
    );
    expect([rows, broken.length]).toEqual([["action"], 2]);
  });

  it("is named where salt and content are replaced together, or the salt is taken away", async () => {
    for (const salt of [Buffer.alloc(16, 7), null]) {
      const { broken } = await after(
        (sql) =>
          sql`update supervision.action set salt = ${salt} where task_id = ${tasks[1] ?? ""} and version = 2`,
      );
      expect(broken).toEqual([[tasks[1], "2", "changed"]]);
    }
  });

  it.each<[string, (sql: Sql) => Promise<unknown>, [number, string, string][]]>([
    [
      "deleted",
      (sql) => sql`delete from supervision.action where task_id = ${tasks[1] ?? ""} and version = 4`,
      [[1, "4", "gone"]],
    ],
    [
      "swapped within a record",
      async (sql) => {
        for (const [from, to] of [
          [3, 99],
          [4, 3],
          [99, 4],
        ])
          await sql`update supervision.action set version = ${to ?? 0} where task_id = ${tasks[1] ?? ""} and version = ${from ?? 0}`;
      },
      [
        [1, "3", "changed"],
        [1, "4", "changed"],
      ],
    ],
    [
      "moved to another record",
      async (sql) => {
        await sql`delete from supervision.action where task_id = ${tasks[2] ?? ""} and version = 3`;
        await sql`update supervision.action set task_id = ${tasks[2] ?? ""} where task_id = ${tasks[1] ?? ""} and version = 3`;
      },
      [
        [1, "3", "gone"],
        [2, "3", "changed"],
      ],
    ],
    [
      "written past the system",
      (sql) => sql`
        insert into supervision.action (task_id, version, region_code, at, day, by_name, key, action)
        select task_id, 5, region_code, at, day, by_name, md5('5')::uuid, action
        from supervision.action where task_id = ${tasks[1] ?? ""} and version = 4`,
      [[1, "5", "unknown"]],
    ],
    [
      "given another author, day or instant",
      (sql) => sql`
        update supervision.action set by_name = case version when 1 then '李四' else by_name end,
          day = case version when 2 then day - 1 else day end,
          at = case version when 3 then at - interval '1 second' else at end
        where task_id = ${tasks[1] ?? ""}`,
      [
        [1, "1", "changed"],
        [1, "2", "changed"],
        [1, "3", "changed"],
      ],
    ],
  ])("names acts that were %s", async (_, tamper, named) => {
    const { broken } = await after(tamper);
    expect(byPlace(broken)).toEqual(byPlace(named.map(([at, part, state]) => [tasks[at], part, state])));
  });

  it("is named whatever single column of whatever act it is", async () => {
    const columns = ["at", "day", "by_id", "by_name", "key", "region_code", "action", "salt"] as const;
    const change: Readonly<Record<(typeof columns)[number], string>> = {
      at: "at + interval '1 millisecond'",
      day: "day + 1",
      by_id: "coalesce(by_id, '') || 'x'",
      by_name: "by_name || ' '",
      key: "md5(version::text)::uuid",
      region_code: "'150100'",
      action: `action || '{"also": 0.1}'`,
      salt: "substr(salt, 2)",
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 4 }),
        async (column, task, version) => {
          const { broken } = await after((sql) =>
            sql.unsafe(
              `update supervision.action set ${column} = ${change[column]} where task_id = '${tasks[task]}' and version = ${version}`,
            ),
          );
          expect(broken).toEqual([[tasks[task], String(version), "changed"]]);
        },
      ),
      { numRuns: 24 },
    );
  });
});
