import { FailureError, refusal } from "../../../../kernel/error.ts";
import type { UnitChoice } from "../../../../kernel/organisation.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { kindDesks } from "../../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { today, type Units, unitsOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { bureauOf } from "../../../../kernel/bureau.ts";
import { yearBefore } from "../period.ts";
import { agreementWaits } from "../store-waits.ts";
import { type CompensationDesk, measuredIn, seenBy } from "../store.ts";
import {
  agreement,
  type AgreementAct,
  agreementOf,
  type AgreementRow,
  type AgreementState,
  type Party,
  type Sides,
  type Trial,
  type TrialReading,
} from "./kind.ts";
import { agreementData, type Terms } from "./terms.ts";

const NO_UNIT = refusal(
  "no-unit",
  "单位名册里没有这个单位，请重新选择。",
  "The roster has no such unit; choose again.",
);
const SAME_UNIT = refusal("same-unit", "上下游须是两个单位。", "Upstream and downstream are two units.");

const cityOf = (code: string): string | undefined => CITIES.find((city) => city.code === code)?.full;

/** Who the terms name: cities where both differ, else the units themselves. Throws `no-unit`, `same-unit`. */
function sidesOf(units: Units, { upstream, downstream }: Pick<Terms, "upstream" | "downstream">): Sides {
  const [above, below] = [units.find(upstream), units.find(downstream)];
  if (above === undefined || below === undefined) throw new FailureError(NO_UNIT);
  if (above.id === below.id) throw new FailureError(SAME_UNIT);
  const cities = [cityOf(above.regionCode), cityOf(below.regionCode)];
  const told = cities[0] !== undefined && cities[1] !== undefined && cities[0] !== cities[1];
  const party = ({ id, name, regionCode }: typeof above): Party => ({
    unitId: id,
    name: (told ? cityOf(regionCode) : undefined) ?? name,
    regionCode,
  });
  return { upstream: party(above), downstream: party(below) };
}

export const agreements = kindDesks<CompensationDesk>("ecology", [agreementWaits])(agreement, {
  visible: seenBy,
  units: ({ sides: { upstream, downstream } }) => [upstream.unitId, downstream.unitId],
  row: ({ id, sample, state: { terms, sides, status } }): AgreementRow => ({
    id,
    sample,
    status,
    name: terms.name,
    upstream: sides.upstream.name,
    downstream: sides.downstream.name,
    from: terms.from,
    until: terms.until,
    standing: terms.standing,
  }),
  making: (_, { state, asked }, { units, actor }) => {
    if (asked.type !== "revise") return { act: agreement.actFor(asked, state, actor) };
    const { type, ...terms } = asked;
    return { act: { type, terms, sides: sidesOf(units, terms) } };
  },
});

/** Drafts an agreement between two units of the roster. Throws what the kind refuses. */
export const draftAgreement = async (
  desk: CompensationDesk,
  { key, seed: terms }: { readonly key: string; readonly seed: Terms },
  caller: Caller,
  options: DoingOptions<AgreementState, AgreementAct> = {},
): Promise<{ id: string; version: number }> =>
  agreements.begin(
    desk,
    { key, seed: { terms, sides: sidesOf(await unitsOf(desk), terms) } },
    caller,
    options,
  );

/** What an agreement would come to is worked out in the browser: its terms, and what was measured. Throws `not-found`. */
export async function trialOf(desk: CompensationDesk, id: string, caller: Caller): Promise<Trial> {
  const { state, sample } = await agreements.open(desk, id, caller);
  const { terms, sides, status } = state;
  const names = { upstream: sides.upstream.name, downstream: sides.downstream.name };
  const read = agreementOf(state);
  const days = "sentence" in read ? null : { from: yearBefore(read).from, until: read.until };
  const measured = days === null ? [] : await measuredIn(desk.sql, terms.sections, days);
  return {
    name: terms.name,
    status,
    sample,
    data: agreementData(terms.name, terms, names),
    readings: measured.map(({ section, days: { from, until }, item, written }): TrialReading => [
      section,
      from,
      until,
      item,
      written,
    ]),
  };
}

/** Who may be a party. In a demonstration its own units only, so that no real bureau seems to take part. */
export async function financeBureaus(desk: CompensationDesk): Promise<{ units: UnitChoice[]; day: string }> {
  const { list } = await unitsOf(desk);
  return {
    units: list
      .filter((unit) => bureauOf(unit) === "finance" && (!desk.config.demo || unit.name.includes("示例")))
      .map(({ id, name, regionCode }) => ({ id, name, regionCode })),
    day: today(desk),
  };
}
