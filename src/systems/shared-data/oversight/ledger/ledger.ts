import type { ActingFor } from "../../../../kernel/actor.ts";
import {
  addDays,
  addMonths,
  type Day,
  dayInShanghai,
  lastDayOfMonth,
  latestOf,
  toDay,
} from "../../../../kernel/calendar.ts";
import type { Failure } from "../../../../kernel/error.ts";
import { choice, day, line, say, text } from "../../../../kernel/fields.ts";
import { type DatedRule, findInForce } from "../../../../kernel/rule.ts";
import { UNITS, worksFor } from "../../domain/roles.ts";
import type { Grant } from "../../exchange/grant/grant.ts";
import { BEFORE_GRANT, DAY_AHEAD, NOT_YOURS, RETAINED, TEXT_NEEDED } from "../failures.ts";

/** 使用场景, 使用过程, 应用成效, 存储情况, 销毁情况: what article 29 asks a requester to record. */
export const LEDGER_KIND_NAMES = {
  scenario: say("使用场景", "scenario"),
  process: say("使用过程", "use"),
  effect: say("应用成效", "effect"),
  storage: say("存储情况", "storage"),
  destruction: say("销毁情况", "destruction"),
};
export type LedgerKind = keyof typeof LEDGER_KIND_NAMES;

/** What is asked of who enters a record of use, and of who looks into a ledger. */
export const LEDGER_ENTRY = {
  kind: choice(say("类别", "Kind"), LEDGER_KIND_NAMES, { initial: "process" }),
  day: day(say("日期", "Day"), { until: "today", initial: "today" }),
  text: text(say("记录", "Record")),
};
export const INSPECTION = { reason: line(say("查阅事由", "Why you look into it"), { most: 500 }) };

/** How long records are kept at least. */
const RETENTION_RULES: readonly (DatedRule & { readonly years: number })[] = [
  {
    years: 3,
    from: "2025-08-01",
    until: null,
    source: {
      title: {
        zh: "政务数据共享条例第二十九条第二款",
        en: "Regulation on the Sharing of Government Data, article 29",
      },
      standing: "law",
    },
  },
];

/** `day` is the day it is about. */
export type LedgerEntry = {
  readonly id: string;
  readonly grantId: string;
  readonly kind: LedgerKind;
  readonly day: Day;
  readonly text: string;
  readonly at: string;
  readonly by: string;
};

export type LedgerGrant = Pick<Grant, "id" | "providerId" | "requesterId" | "from" | "until" | "status">;

/** First day on which a record that was written on `writtenOn` may be deleted. */
export function deletableFrom(writtenOn: Day): Day {
  // Written before the rule was in force, it is kept as long from the day it came.
  const rule = findInForce(RETENTION_RULES, writtenOn) ?? RETENTION_RULES[0];
  return addMonths(writtenOn, 12 * (rule?.years ?? 0));
}

type Actor = Pick<ActingFor, "roles" | "unitIds">;

export const isKeeper = (actor: Actor, { requesterId }: Pick<LedgerGrant, "requesterId">): boolean =>
  worksFor(actor, requesterId, UNITS);

/** Why an entry is refused, null where it may be written: by the requester's unit, of a day since the grant began. */
export function entryRefused(
  grant: LedgerGrant,
  { day, text }: Pick<LedgerEntry, "day" | "text">,
  actor: Actor,
  today: Day,
): Failure | null {
  if (!isKeeper(actor, grant)) return NOT_YOURS;
  if (text.trim() === "") return TEXT_NEEDED;
  if (day > today) return DAY_AHEAD;
  return day < grant.from ? BEFORE_GRANT : null;
}

/** Why an entry may not be deleted, null where it may: kept at least as long as the rule says. */
export function deletionRefused(
  grant: LedgerGrant,
  writtenOn: Day,
  actor: Actor,
  today: Day,
): Failure | null {
  if (!isKeeper(actor, grant)) return NOT_YOURS;
  return today < deletableFrom(writtenOn) ? RETAINED : null;
}

/** `from` and `until` are of the use that nothing records; of a disposal, `from` is the day after the grant's end. */
export type LedgerGap = {
  readonly kind: "no-records" | "no-disposal";
  readonly from: Day;
  readonly until: Day | null;
  /** First day on which it was a gap. */
  readonly began: Day;
  /** Day on which a record made up for it, null while none has. */
  readonly ended: Day | null;
};

/** The calendar quarter of a day. */
export function quarterOf(day: Day): { readonly from: Day; readonly until: Day } {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = Math.floor((month - 1) / 3) * 3 + 1;
  const from = toDay(year, first, 1);
  const until = toDay(year, first + 2, lastDayOfMonth(year, first + 2));
  if (from === null || until === null) throw new Error(`no quarter of ${day}`);
  return { from, until };
}

/** The day on which a grant ended, null while it runs; `endedOn` where it was terminated before its time. */
export const grantEnd = (
  { until, status }: Pick<LedgerGrant, "until" | "status">,
  endedOn: Day | null,
  asOf: Day,
): Day | null => {
  const early = status === "terminated" ? (endedOn ?? until) : null;
  const end = early !== null && early < until ? early : until;
  return end < asOf ? end : null;
};

const writtenOn = ({ at }: Pick<LedgerEntry, "at">): Day => dayInShanghai(new Date(at));

/** The gap that begins on a day unless a record was written before, and ends with the first that was written since. */
function gapOf(
  gap: Pick<LedgerGap, "kind" | "from" | "until" | "began">,
  written: readonly Day[],
): LedgerGap[] {
  const first = written.toSorted()[0];
  if (first === undefined) return [{ ...gap, ended: null }];
  return first < gap.began ? [] : [{ ...gap, ended: first }];
}

/**
 * What was missing in the records of a grant's use, as they were written until a day: of each quarter that is over and in
 * which it ran, at least one entry of use (any but 销毁) about a day of it; after the last day that the provider gave for it,
 * the disposal. Gaps made up for since have an `ended`. Article 29 names no period: the quarter is ours.
 */
export function gapHistory(
  grant: LedgerGrant & { readonly endedOn: Day | null; readonly disposeBy: Day | null },
  entries: readonly Pick<LedgerEntry, "kind" | "day" | "at">[],
  asOf: Day,
): LedgerGap[] {
  const gaps: LedgerGap[] = [];
  const written = entries.filter((entry) => writtenOn(entry) <= asOf);
  const end = grantEnd(grant, grant.endedOn, asOf);
  const last = end ?? addDays(asOf, -1);
  for (
    let quarter = quarterOf(grant.from);
    quarter.until < asOf;
    quarter = quarterOf(addDays(quarter.until, 1))
  ) {
    const from = quarter.from < grant.from ? grant.from : quarter.from;
    const until = quarter.until > last ? last : quarter.until;
    if (from > until) break;
    const about = written.filter(({ kind, day }) => kind !== "destruction" && from <= day && day <= until);
    const began = addDays(quarter.until, 1);
    gaps.push(...gapOf({ kind: "no-records", from, until, began }, about.map(writtenOn)));
  }
  if (end !== null && grant.disposeBy !== null && grant.disposeBy < asOf) {
    const disposals = written.filter(({ kind }) => kind === "destruction");
    const gap = { from: addDays(end, 1), until: null, began: addDays(grant.disposeBy, 1) };
    gaps.push(...gapOf({ kind: "no-disposal", ...gap }, disposals.map(writtenOn)));
  }
  return gaps;
}

/** The gaps that stand on a day. */
export const ledgerGaps = (...asked: Parameters<typeof gapHistory>): LedgerGap[] =>
  gapHistory(...asked).filter(({ ended }) => ended === null);

/** Kinds of record that a grant's ledger has none of yet; destruction is due only at its end. */
export const missingKinds = (entries: readonly Pick<LedgerEntry, "kind">[], ended: boolean): LedgerKind[] =>
  (Object.keys(LEDGER_KIND_NAMES) as LedgerKind[]).filter(
    (each) => (each !== "destruction" || ended) && !entries.some(({ kind }) => kind === each),
  );

/** What gaps are judged by: entries without their words, a certificate of disposal counting as one. */
export type LedgerMark = Pick<LedgerEntry, "grantId" | "kind" | "day" | "at">;

/** A grant as its ledger needs it: `endedOn` the day of its termination, `disposedOn` of the certificate of disposal. */
export type GrantUse = LedgerGrant & {
  readonly resourceId: string;
  readonly resourceName: string;
  readonly regionCode: string;
  readonly endedOn: Day | null;
  readonly disposedOn: Day | null;
  /** Last day to dispose of the data, as the provider demanded; null while the right lasts or nothing was delivered. */
  readonly disposeBy: Day | null;
  readonly sample: boolean;
};

/**
 * A line of the list as it stands on a day. `mine`: the reader's unit keeps it; `quarterEmpty`: the present quarter has no entry
 * yet, which is shown to who keeps it before it becomes a gap.
 */
export function ledgerRow(
  use: GrantUse,
  marks: readonly LedgerMark[],
  unitName: (id: string) => string,
  { unitIds }: Pick<ActingFor, "unitIds">,
  asOf: Day,
) {
  const { from } = quarterOf(asOf);
  const running = grantEnd(use, use.endedOn, asOf) === null && use.from <= asOf;
  return {
    grantId: use.id,
    resourceName: use.resourceName,
    requester: unitName(use.requesterId),
    provider: unitName(use.providerId),
    from: use.from,
    until: use.until,
    status: use.status,
    entries: marks.length,
    lastEntry: latestOf(marks.map((each) => each.day)),
    gaps: ledgerGaps(use, marks, asOf),
    quarterEmpty: running && !marks.some((each) => each.day >= from && each.day <= asOf),
    mine: unitIds.includes(use.requesterId),
    sample: use.sample,
  };
}
/** By what records of use are listed. */
export const USE_ORDERS = { name: "rises", until: "rises", entries: "falls", gaps: "falls" } as const;

export type LedgerRow = ReturnType<typeof ledgerRow>;

export type LedgerInspection = {
  readonly at: string;
  readonly unit: string;
  readonly by: string;
  readonly reason: string;
  readonly gaps: number;
};

/** `entries` are null until an inspector says why the ledger is opened today. */
export type LedgerDetail = LedgerRow & {
  readonly requesterId: string;
  readonly providerId: string;
  readonly list: readonly (LedgerEntry & { readonly deletableFrom: Day })[] | null;
  readonly missing: readonly LedgerKind[];
  readonly inspections: readonly LedgerInspection[];
  readonly mayWrite: boolean;
  readonly mayInspect: boolean;
  readonly day: Day;
};
