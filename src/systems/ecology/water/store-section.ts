import { FailureError, refusal } from "../../../kernel/error.ts";
import type { ValuesOf } from "../../../kernel/fields.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, type RosterDesk, unitsOf } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import { bureauOf } from "../bureau/bureau.ts";
import { type Correcting, correctionOf } from "./correction.ts";
import { corrections, findReading } from "./store-correction.ts";
import { type SECTION, section, type SectionAct, type SectionRow, type SectionState } from "./section.ts";

export type WaterDesk = Shell & RosterDesk;

const NOT_ECOLOGY = refusal(
  "not-ecology",
  "断面和监测数据由生态环境局登记；您所在的单位不是，请联系他们。",
  "Sections and readings are entered by ecology bureaus; your unit is none. Ask them.",
);

/** Water is nobody's secret: every account reads every section. */
export const sections = kindDesks<WaterDesk>("ecology")(section, {
  visible: (sql) => sql`true`,
  order: (sql) => sql`state ->> 'river', (state ->> 'order')::int`,
  units: ({ unitId }) => [unitId],
  projections: [corrections],
  making: (_, { id, state, asked }, { actor, day }) => ({
    act:
      asked.type === "correct"
        ? async (sql) => {
            const made = correctionOf(
              asked,
              await findReading(sql, id, asked, day),
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
  return sections.begin(desk, { key, seed: { ...seed, unitId } }, caller, options);
}

/** Puts readings of a section right, as a sheet has them. Throws what the kind refuses. */
export async function correctReadings(
  desk: WaterDesk,
  id: string,
  correcting: Correcting,
  key: string,
  caller: Caller,
): Promise<void> {
  const [record] = await desk.sql<{ version: number }[]>`
    select version from ecology.record where id = ${id} for no key update`;
  const act = { type: "correct", ...correcting } as const;
  await sections.enact(desk, { id, version: record?.version ?? null, key, act }, caller);
}
