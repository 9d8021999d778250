import type { ActingFor } from "../../../kernel/actor.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { at, type ValuesOf } from "../../../kernel/fields.ts";
import type { Found } from "../../../kernel/find.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import { projections } from "../../../platform/records/projection.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, ownUnit, type RosterDesk, unitsOf } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import { DEFAULT_MINUTES } from "./clock.ts";
import { readInstant } from "./instant.ts";
import { sectionCalled } from "./network.ts";
import { alertWaits } from "./store-waits.ts";
import { alert, type AlertAct, alertRow, alertTitle, type AlertState, type RAISING } from "./kind.ts";
import { type AlertTold, isUnanswered, noticesOf } from "./notice.ts";
import { bureausOf, riverOn } from "./reach/store.ts";
import { concernedBy, sectionsOf } from "./river.ts";

export type AlertDesk = Shell & RosterDesk;

const NO_INSTANT = refusal(
  "no-instant",
  "请写时刻，如 2026-07-01 08:00；不填即现在。",
  "Write an instant, as 2026-07-01 08:00; now where it is left empty.",
);
const NO_SECTION = at(
  "section",
  refusal(
    "no-section",
    "河段里没有这个断面；请从列表里选，或先登记河段。",
    "No reach in force begins or ends at this section: choose one of the list, or enter a reach first.",
  ),
);
const AHEAD = refusal("ahead", "发现时刻不能在以后。", "It cannot be seen in the future.");

const noticeRows = projections<AlertDesk>("ecology")(alert, "alert_notice", {
  by: "alertId",
  rows: ({
    state,
    sample,
    status,
  }: {
    readonly state: AlertState;
    readonly sample: boolean;
    readonly status: string;
  }) =>
    state.notices.map(({ unitId, regionCode, due, acknowledgedAt, escalatedAt, ...notice }) => ({
      unitId,
      regionCode,
      drill: state.drill,
      sample,
      open: status !== "closed",
      raisedOn: dayInShanghai(new Date(state.seenAt)),
      dueAt: new Date(due),
      acknowledgedAt: acknowledgedAt === null ? null : new Date(acknowledgedAt),
      escalatedAt: escalatedAt === null ? null : new Date(escalatedAt),
      answerDueAt:
        notice.answerDue === undefined || !isUnanswered(notice) || notice.answerEscalatedAt !== undefined
          ? null
          : new Date(notice.answerDue),
    })),
});

/**
 * Units see the alerts that they raised or were sent; the office and leaders see all. Not by the index of units: a bureau may
 * be told of most, and a plan for any bureau would fetch every one of them.
 */
const visible = (sql: Sql, { roles, system, unitIds }: ActingFor) =>
  system || roles.includes("office") || roles.includes("leader")
    ? sql`true`
    : sql`(unit_ids || '{}') && ${[...unitIds]}::uuid[]`;

export const alerts = kindDesks<AlertDesk>("ecology", [alertWaits])(alert, {
  visible,
  units: ({ raiser, notices }) => [raiser.unitId, ...notices.map(({ unitId }) => unitId)],
  more: (_, { state }) => ({ title: alertTitle(state) }),
  row: (kept, { units }) => alertRow(kept, units.name),
  indexed: true,
  projections: [noticeRows],
});

/** Alerts that the reader may see, by section and anomaly. */
export const findAlerts = async (asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> =>
  (await recordHits(asked, "ecology", alert.kind, visible(asked.sql, asked.reader))).map(
    ({ id, title, status, day, sample, fit }) => {
      const name = alert.statuses[status as AlertState["status"]];
      const about = { zh: `${name.zh} · ${day ?? ""}`, en: `${name.en} · ${day ?? ""}` };
      return { id, title, about, link: `/ecology/alerts/${id}`, fit, sample };
    },
  );

/** What an alert of the caller's bureau would say, and whom: the bureaus of all cities concerned. */
async function telling(
  desk: AlertDesk,
  { section: asked, seenAt: typed }: { readonly section: string; readonly seenAt: string },
  caller: Caller,
  raisedAt: Date,
) {
  const seen = typed === "" ? raisedAt : readInstant(typed);
  if (seen === null) throw new FailureError(at("seenAt", NO_INSTANT));
  if (seen > raisedAt) throw new FailureError(at("seenAt", AHEAD));
  const day = dayInShanghai(raisedAt);
  const whole = await riverOn(desk.sql, day);
  const section = sectionCalled(sectionsOf(whole), asked);
  if (section === undefined) throw new FailureError(NO_SECTION);
  const river = concernedBy(whole, section);
  const units = await unitsOf(desk);
  const unitId = ownUnit(await actorOf(desk, caller));
  const seenAt = seen.toISOString();
  const raiser = { unitId, regionCode: units.region(unitId) };
  const about = { river, section, seenAt, raiser };
  const told = noticesOf(about, bureausOf(units, desk.config.demo), raisedAt);
  return { units, told, seed: { section, seenAt, raiser, minutes: DEFAULT_MINUTES, river, ...told } };
}

/** Whom an alert would be told, were it raised now. */
export async function alertRecipients(
  desk: AlertDesk,
  { section, seenAt = "" }: { readonly section: string; readonly seenAt?: string | undefined },
  caller: Caller,
): Promise<AlertTold> {
  const { units, told } = await telling(desk, { section, seenAt }, caller, desk.now());
  return {
    notices: told.notices.map((notice) => ({ ...notice, unit: units.name(notice.unitId) })),
    unreached: told.unreached,
  };
}

/** Raises an alert in the name of the caller's bureau, and sends it to the bureaus of all cities concerned. */
export async function raise(
  desk: AlertDesk,
  { key, seed }: { readonly key: string; readonly seed: ValuesOf<typeof RAISING> },
  caller: Caller,
  options: DoingOptions<AlertState, AlertAct> = {},
): Promise<{ id: string; version: number }> {
  const made = await telling(desk, seed, caller, options.at ?? desk.now());
  return alerts.begin(desk, { key, seed: { ...seed, ...made.seed } }, caller, options);
}
