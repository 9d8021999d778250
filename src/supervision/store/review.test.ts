import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { callerAs, COUNTED_ON, deskOn } from "../../../test/support/supervision.ts";
import { FailureError } from "../../kernel/error.ts";
import { matches } from "../domain/board.ts";
import { UNDERTAKING_KINDS } from "../domain/reading.ts";
import { samplePlans } from "../domain/sample-plan.ts";
import type { Supervision } from "./desk.ts";
import { listDecisions } from "./decisions.ts";
import { readBundledPlans } from "./first-run.ts";
import { cancelImport, findImport, listImports } from "./imports.ts";
import { receiveDocument } from "./intake.ts";
import { listMeasures, measuresOfPlan } from "./measures.ts";
import { listPlans } from "./plans.ts";
import { readingJob } from "./reading-job.ts";
import { loadReview, publishImport, recordDecision } from "./review.ts";

let database: TestDatabase;
let desk: Supervision;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = deskOn(database);
});
afterAll(() => database.close());

const OFFICE = callerAs("张三", "office");
const signal = new AbortController().signal;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const { text: SAMPLE } = samplePlans(COUNTED_ON).draft;

async function intake(text: string): Promise<string> {
  const by = { confirmInternal: false, by: "张三" };
  const result = await receiveDocument(desk, { name: "方案.txt", bytes: bytesOf(text) }, by, OFFICE);
  if (result.outcome !== "accepted") throw new Error(result.outcome);
  return result.import.id;
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => new Error("nothing was refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FailureError)) throw error;
  return error.failure.code;
};

const oneOf = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const request = { predecessor: null, superior: null };

describe("（二十）an import in the database", () => {
  it("is taken once when the same document arrives twice at the same moment", async () => {
    const by = { confirmInternal: false, by: "张三" };
    const twice = [1, 2].map(() =>
      receiveDocument(desk, { name: "同时.txt", bytes: bytesOf(`${SAMPLE}\n同时`) }, by, OFFICE),
    );
    const outcomes = (await Promise.all(twice)).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(["accepted", "duplicate"]);
  });

  it("is refused when nobody could mean it as a plan, before anything is kept", async () => {
    expect(await codeOf(intake("甲".repeat(1_000_001)))).toBe("too-long");
  });

  it("is kept whole or not at all: a failing queue leaves neither file nor import", async () => {
    const broken = { ...desk, jobs: { enqueue: () => Promise.reject(new Error("the queue is away")) } };
    const before = await listImports(desk.sql, { page: 1, size: 1 });
    const work = receiveDocument(
      broken,
      { name: "断.txt", bytes: bytesOf(`${SAMPLE}\n断`) },
      { confirmInternal: false, by: "张三" },
      OFFICE,
    );
    await expect(work).rejects.toThrow("the queue is away");
    expect((await listImports(desk.sql, { page: 1, size: 1 })).total).toBe(before.total);
    expect(
      await desk.sql`select 1 from platform.file where size = ${bytesOf(`${SAMPLE}\n断`).length}`,
    ).toHaveLength(0);
  });

  it("stays discarded when the job reads it afterwards, and is read once however often the job runs", async () => {
    const discarded = await intake(`${SAMPLE}\n一`);
    await cancelImport(desk.sql, discarded);
    await readingJob(desk)({ import: discarded }, { signal });
    expect((await findImport(desk.sql, discarded))?.state).toBe("cancelled");

    const id = await intake(`${SAMPLE}\n二`);
    await readingJob(desk)({ import: id }, { signal });
    await recordDecision(desk, id, { version: 0, decision: { type: "confirm-all" } }, OFFICE);
    await readingJob(desk)({ import: id }, { signal });
    expect((await loadReview(desk.sql, id)).version).toBe(1);
  });

  it("records one of two decisions made at the same moment and tells the other what happened", async () => {
    const id = await intake(`${SAMPLE}\n三`);
    await readingJob(desk)({ import: id }, { signal });
    const confirm = (name: string) =>
      recordDecision(desk, id, { version: 0, decision: { type: "confirm-all" } }, callerAs(name, "office"));
    const results = await Promise.allSettled([confirm("甲"), confirm("乙")]);
    const refused = results.flatMap((each) =>
      each.status === "rejected" ? [each.reason as FailureError] : [],
    );
    expect(refused.map(({ failure }) => failure.code)).toEqual(["stale"]);
    expect(refused[0]?.failure.sentence.zh).toMatch(/(甲|乙)于 10:00 核对确认了全部举措/);
  });

  it("cannot be decided on after it was published, and its decisions cannot be altered", async () => {
    const id = await intake(`${SAMPLE}\n四`);
    await readingJob(desk)({ import: id }, { signal });
    const title = { type: "set-header", field: "title", value: "示例方案四" } as const;
    await recordDecision(desk, id, { version: 0, decision: title }, OFFICE);
    await publishImport(desk, id, { ...request, version: 1 }, OFFICE);
    const again = recordDecision(desk, id, { version: 1, decision: { type: "undo" } }, OFFICE);
    expect(await codeOf(again)).toBe("not-in-review");
    expect((await listDecisions(desk.sql, id)).map(({ decision, by }) => [decision, by])).toEqual([
      [title, "张三"],
    ]);
    await expect(database.app`delete from supervision.decision`).rejects.toThrow("permission denied");
    await expect(database.app`update supervision.decision set by_name = 'x'`).rejects.toThrow(
      "permission denied",
    );
  });

  it("publishes nothing when a part of it fails", async () => {
    const id = await intake(`${SAMPLE}\n五`);
    await readingJob(desk)({ import: id }, { signal });
    const before = await listPlans(desk.sql);
    const superior = crypto.randomUUID();
    expect(await codeOf(publishImport(desk, id, { version: 0, predecessor: null, superior }, OFFICE))).toBe(
      "not-found",
    );
    expect(await listPlans(desk.sql)).toEqual(before);
    expect((await findImport(desk.sql, id))?.state).toBe("review");
  });
});

const planOf = (city: string) => `${city}市人民政府关于印发${city}市工作方案的通知
各区、县人民政府:
现将方案印发给你们。
${city}市人民政府
2026年3月1日
${city}市工作方案
一、示例
(一)建设示例大桥。(责任单位:市发改委、各示例旗县人民政府、示例海关;完成时限:持续推进)
`;

const publishIn = async (city: string): Promise<string[]> => {
  const id = await intake(planOf(city));
  await readingJob(desk)({ import: id }, { signal });
  const planId = await publishImport(desk, id, { ...request, version: 0 }, OFFICE);
  const [row] = await measuresOfPlan(desk.sql, planId, COUNTED_ON);
  return (row?.responsibilities ?? []).map(({ printed, name }) => `${printed}=${name}`);
};

describe("（二十）bodies of two cities that print alike", () => {
  it("are never made one: the second city's is named with its place, the print kept", async () => {
    expect(await publishIn("示例甲")).toEqual([
      "市发改委=市发改委",
      "各示例旗县人民政府=各示例旗县人民政府",
      "示例海关=示例海关",
    ]);
    const second = [
      "市发改委=示例乙市发改委",
      "各示例旗县人民政府=示例乙市各示例旗县人民政府",
      "示例海关=示例海关",
    ];
    expect(await publishIn("示例乙")).toEqual(second);
  });
});

describe("（二十）the list of measures", () => {
  it("shows what the board shows, whatever the filter", async () => {
    await readBundledPlans(desk);
    const plan = (await listPlans(desk.sql)).find(({ measures }) => measures === 22);
    if (!plan) throw new Error("no plan");
    const rows = await measuresOfPlan(desk.sql, plan.id, COUNTED_ON);
    const units = [
      ...new Set(rows.flatMap(({ responsibilities }) => responsibilities.map((each) => each.organisationId))),
    ];
    const filter = fc.record({
      q: oneOf(["机制", "生态 保护", "市", "G210", "一体化", "没有的词"]),
      section: oneOf([...new Set(rows.map(({ section }) => section ?? ""))]),
      organisation: oneOf(units),
      role: oneOf(["lead", "support"] as const),
      state: oneOf(["pending", "due-soon", "dated", "continuous", "longterm", "none"] as const),
      kind: oneOf(UNDERTAKING_KINDS),
      quarter: oneOf(["2024-Q4", "2026-Q4", "2025-Q1", "9999-Q4", "1000-Q1"]),
    });
    await fc.assert(
      fc.asyncProperty(
        filter,
        fc.constantFrom(COUNTED_ON, "2024-11-15", "1000-01-01", "9999-12-31"),
        async (given, asOf) => {
          const shown = (await measuresOfPlan(desk.sql, plan.id, asOf)).filter((row) => matches(row, given));
          const { organisation, ...rest } = given;
          const narrowed = {
            ...rest,
            plan: plan.id,
            organisations: organisation ? [organisation] : undefined,
          };
          const listed = await listMeasures(desk.sql, { ...narrowed }, { page: 1, size: 50 }, asOf);
          expect(listed.rows).toEqual(shown);
          expect(listed.total).toBe(shown.length);
          const beyond = await listMeasures(desk.sql, { ...narrowed }, { page: 9, size: 50 }, asOf);
          expect(beyond).toEqual({ total: shown.length, rows: [] });
          const second = await listMeasures(desk.sql, { ...narrowed }, { page: 2, size: 3 }, asOf);
          expect(second.rows).toEqual(shown.slice(3, 6));
        },
      ),
      { numRuns: 60 },
    );
  });
});
