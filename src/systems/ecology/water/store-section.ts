import { FailureError, refusal } from "../../../kernel/error.ts";
import { at, type ValuesOf } from "../../../kernel/fields.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, type RosterDesk, today, unitsOf } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import { type Correcting, correctionOf, sameFigure } from "./correction.ts";
import { corrections, findReadings, readingKey } from "./store-correction.ts";
import { orderKey, sectionKey } from "./section-name.ts";
import { monthSums } from "./store-month-sum.ts";
import { type SECTION, section, type SectionAct, type SectionRow, type SectionState } from "./section.ts";

export type WaterDesk = Shell & RosterDesk;

const NOT_ECOLOGY = refusal(
  "not-ecology",
  "断面和监测数据由生态环境局登记；您所在的单位不是，请联系他们。",
  "Sections and readings are entered by ecology bureaus; your unit is none. Ask them.",
);

const NAME_TAKEN = at(
  "name",
  refusal(
    "section-name-taken",
    "已有同名的在用断面；报表和协议按名称认断面，请写全名称。",
    "A section in use has this name, and sheets and agreements know sections by it: write a fuller name.",
  ),
);
/** Of a sheet: what it was read against is no longer so. */
export const READ_MEANWHILE = refusal(
  "read-meanwhile",
  "别人刚刚录入或更正了其中的监测值，请重新上传这份报表。",
  "Somebody has just entered or corrected readings of it. Upload the sheet again.",
);

/** Water is nobody's secret: every account reads every section. */
export const sections = kindDesks<WaterDesk>("ecology")(section, {
  visible: (sql) => sql`true`,
  order: (sql) => sql`river, river_order`,
  indexed: true,
  units: ({ unitId }) => [unitId],
  projections: [corrections, monthSums],
  making: (_, { id, state, asked }, { actor, day }) => ({
    act:
      asked.type === "correct"
        ? async (sql) => {
            const made = correctionOf(
              asked,
              (await findReadings(sql, id, [asked], day)).get(readingKey(asked)),
              actor.unitIds[0] ?? null,
            );
            if ("code" in made) throw new FailureError(made);
            return { type: asked.type, ...made };
          }
        : section.actFor(asked, state, actor),
  }),
  row: ({ id, sample, state: { unitId, corrections: _, ...shown } }, { units }): SectionRow => ({
    id,
    sample,
    ...shown,
    unit: units.name(unitId),
  }),
});

/** The ecology bureau in whose name the caller enters. Throws `not-ecology`. */
export async function ecologyBureauOf(
  desk: WaterDesk,
  caller: Caller,
): Promise<{ readonly unitId: string; readonly regionCode: string }> {
  const { unitIds } = await actorOf(desk, caller);
  const own = (await unitsOf(desk)).list.find(({ id }) => unitIds.includes(id));
  if (own === undefined || bureauOf(own) !== "ecology") throw new FailureError(NOT_ECOLOGY);
  return { unitId: own.id, regionCode: own.regionCode };
}

/** Enters a section in the name of the caller's bureau. */
export async function enterSection(
  desk: WaterDesk,
  { key, seed }: { readonly key: string; readonly seed: ValuesOf<typeof SECTION> },
  caller: Caller,
  options: DoingOptions<SectionState, SectionAct> = {},
): Promise<{ id: string; version: number }> {
  const { unitId } = await ecologyBureauOf(desk, caller);
  return sections.begin(desk, { key, seed: { ...seed, unitId } }, caller, {
    ...options,
    aside: async (sql, entered) => {
      await checkNameFree(sql, seed.name, entered.id);
      await checkOrderFree(sql, seed, entered.id);
      await options.aside?.(sql, entered);
    },
  });
}

/** Sheets and agreements know sections by their names: two in use of one name would share readings and settlements. */
async function checkNameFree(sql: Sql, name: string, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('ecology.section'), hashtext(${sectionKey(name)}))`;
  const [other] = await sql`
    select 1 from ecology.record where kind = 'section' and status = 'used' and ecology.section_key(title) = ${sectionKey(name)} and id <> ${id}`;
  if (other !== undefined) throw new FailureError(NAME_TAKEN);
}

/** Of two sections of a river with one order nobody could say which lies upstream. A lake has no order that would matter. */
async function checkOrderFree(
  sql: Sql,
  { basin, river, order, lake }: ValuesOf<typeof SECTION>,
  id: string,
): Promise<void> {
  if (lake) return;
  await sql`select pg_advisory_xact_lock(hashtext('ecology.section.order'), hashtext(${orderKey(basin, river)}))`;
  const [other] = await sql<{ title: string }[]>`
    select title from ecology.record
    where kind = 'section' and status = 'used' and river_order = ${order} and id <> ${id}
      and not coalesce((state ->> 'lake')::boolean, false)
      and ecology.section_key(state ->> 'basin') = ${sectionKey(basin)}
      and ecology.section_key(state ->> 'river') = ${sectionKey(river)}`;
  if (other !== undefined)
    throw new FailureError(
      at(
        "order",
        refusal(
          "section-order-taken",
          `${river}上的${other.title}已是顺序 ${order}，分不出上下游；请写另一个数。`,
          `${other.title} on ${river} has order ${order} already, so that nobody can say which lies upstream: write another number.`,
        ),
      ),
    );
}

/** Puts readings of a section right, as a sheet has them. Throws what the kind refuses, and `read-meanwhile`. */
export async function correctReadings(
  desk: WaterDesk,
  id: string,
  correcting: Correcting,
  key: string,
  caller: Caller,
): Promise<void> {
  const [record] = await desk.sql<{ version: number }[]>`
    select version from ecology.record where id = ${id} for no key update`;
  const standing = await findReadings(desk.sql, id, correcting.readings, today(desk));
  for (const reading of correcting.readings) {
    const now = standing.get(readingKey(reading));
    if (now === undefined || !sameFigure(now, reading.was)) throw new FailureError(READ_MEANWHILE);
  }
  const act = { type: "correct", ...correcting } as const;
  await sections.enact(desk, { id, version: record?.version ?? null, key, act }, caller);
}
