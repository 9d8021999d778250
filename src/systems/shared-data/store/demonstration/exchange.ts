import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { SAMPLE_APPLICANT } from "../../../../kernel/sample-applicant.ts";
import type { PersonQuery } from "../../../../kernel/sharing.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { scopeOf } from "../../exchange/source/keeping.ts";
import { type Grant, isOpen } from "../../exchange/grant/grant.ts";
import { replaceDrop } from "../../exchange/source/store-drops.ts";
import { publishHead } from "../../exchange/receipt/store-heads.ts";
import { readPerson } from "../../exchange/reading/store-read-person.ts";
import { sha256 } from "../../exchange/receipt/store.ts";
import type { SampleGround } from "./ground.ts";
import { SAMPLE_PEOPLE, sampleRow } from "./sample-rows.ts";

const BY = "【示例】提供单位经办人";

/** A drop of invented people behind every resource that a sample grant needs. */
async function fillSources({ desk, asOf }: SampleGround, grants: readonly Grant[]): Promise<void> {
  const byResource = new Map<string, Grant[]>();
  for (const grant of grants)
    byResource.set(grant.resourceId, [...(byResource.get(grant.resourceId) ?? []), grant]);
  const at = new Date(`${addDays(asOf, -20)}T01:00:00Z`);
  for (const [resourceId, own] of byResource) {
    const [{ regionCode, providerId }] = own as [Grant];
    const scopes = own.map(scopeOf);
    const items = [...new Set(scopes.flatMap((scope) => scope.items))];
    const rows = { items, rows: SAMPLE_PEOPLE.map((person) => sampleRow(person, items)) };
    const digest = sha256(JSON.stringify(rows)).toString("hex");
    await inTransaction(desk.sql, async (sql) => {
      await sql`insert into shared_data.source ${sql({
        resourceId,
        regionCode,
        providerId,
        kind: "drop",
        settings: json(sql, { kind: "drop" }),
        setAt: at,
        setBy: BY,
        checkedAt: at,
        items,
      })} on conflict do nothing`;
      await replaceDrop(
        sql,
        { resourceId, regionCode, fileName: "【示例】数据.csv", digest, rows, scopes },
        { at, by: BY },
      );
    });
  }
}

type Turn = readonly [daysBefore: number, asked: Partial<PersonQuery>];

const [, second, third] = SAMPLE_PEOPLE;

/** Readings as they happen: most answered, one about nobody, some denied. */
const TURNS: readonly Turn[] = [
  [9, {}],
  [8, { subject: second?.number ?? "" }],
  [7, { subject: third?.number ?? "" }],
  [6, { purpose: "【示例】发送宣传信息" }],
  [5, { subject: "150104209904040015" }],
  [4, {}],
  [3, { caseNumber: "" }],
  [2, { subject: second?.number ?? "" }],
  [1, {}],
];

/** Somebody who read about more people in a day than the rule foresees. */
async function fillPause({ desk, asOf, units }: SampleGround): Promise<void> {
  const unit = units.get("乌兰察布市示例人社局");
  if (!unit) return;
  await desk.sql`insert into shared_data.reading_pause ${desk.sql({
    id: randomUUID(),
    accountId: randomUUID(),
    accountName: "【示例】窗口人员",
    unitId: unit.id,
    regionCode: unit.regionCode,
    subjects: 201,
    pausedAt: new Date(`${addDays(asOf, -2)}T08:12:00Z`),
  })}`;
}

async function readAs(ground: SampleGround, grant: Grant, day: Day, turn: number): Promise<void> {
  const { desk, units, actingFor } = ground;
  const requester = [...units.values()].find(({ id }) => id === grant.requesterId);
  const [, given] = TURNS[turn] ?? [0, {}];
  if (!requester) return;
  const query: PersonQuery = {
    grantId: grant.id,
    purpose: grant.purposes[0] ?? "",
    caseNumber: `示例${day.replaceAll("-", "")}-${String(turn + 1).padStart(4, "0")}`,
    subject: SAMPLE_APPLICANT.number,
    items: grant.items.slice(0, 4).map(({ name }) => name),
    ...given,
  };
  const now = (): Date => new Date(Date.parse(`${day}T02:00:00Z`) + turn * 1_260_000);
  await readPerson({ ...desk, now }, query, actingFor(requester.name, "liaison")).catch((error: unknown) => {
    if (!(error instanceof FailureError)) throw error;
  });
}

/** Sources, readings with their receipts, heads of the chain, and an alarm. */
export async function fillExchange(ground: SampleGround): Promise<void> {
  const { desk, asOf } = ground;
  const rows = await desk.sql<{ state: Grant }[]>`
    select state from shared_data.grant_now where sample and status <> 'terminated' order by state ->> 'resourceCode', id`;
  const grants = rows.map(({ state }) => state).filter(({ subjectItem }) => subjectItem !== null);
  if (grants.length === 0) return;
  await fillSources(ground, grants);
  for (const [turn, [before]] of TURNS.entries()) {
    const day = addDays(asOf, -before);
    const open = grants.filter((grant) => grant.mode === "api" && isOpen(grant, day));
    for (const grant of open) await readAs(ground, grant, day, turn);
    if (turn % 3 === 2) await publishHead({ ...desk, now: () => new Date(`${day}T15:50:00Z`) });
  }
  await fillPause(ground);
}
