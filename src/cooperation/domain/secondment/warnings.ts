import { addDays, type Day, daysBetween, addMonths } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { type Clash, clashesOf } from "./clashes.ts";
import { uncovered } from "./coverage.ts";
import { fills } from "./plan-ahead.ts";
import type { RosterState } from "./roster.ts";
import type { TermState } from "./term.ts";

/** How far ahead gaps are looked for, and how many days before an end its successor and hand-over are asked for. */
export const GAP_MONTHS = 6;
export const SUCCESSOR_DAYS = 60;
export const HAND_OVER_DAYS = 14;
/** How many days before a term its person must be named. */
export const PERSON_DAYS = 30;

export const WARNING_KINDS = [
  "gap",
  "seat-clash",
  "person-clash",
  "no-person",
  "not-started",
  "no-successor",
  "overrun",
  "no-hand-over",
] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** `day`: when it happens or happened; `late`: that day has come. */
export type SecondmentWarning = {
  readonly kind: WarningKind;
  readonly day: Day;
  readonly late: boolean;
  readonly seat: string | null;
  readonly terms: readonly string[];
  readonly sentence: Sentence;
};

/** A term as warnings see it: the person is a mark that is equal for equal names and says nothing else. */
export type WatchedTerm = Pick<
  TermState,
  "unitId" | "unitName" | "seat" | "seatName" | "from" | "until" | "status" | "successor"
> & { readonly id: string; readonly person: string | null; readonly handedOver: boolean };

/**
 * What is missing or collides from a day on, the earliest first, each a sentence with its day and what to do. `turn` is
 * the name of the unit whose turn it is, for the remedy; null where none may be asked.
 */
export function secondmentWarnings(
  { seats }: Pick<RosterState, "seats">,
  terms: readonly WatchedTerm[],
  day: Day,
  turn: string | null,
): SecondmentWarning[] {
  const live = terms.filter(({ status }) => status === "planned" || status === "serving");
  const hasNext = takenOver(terms);
  const found = [
    ...gaps(seats, terms, day, turn),
    ...clashes(live, day),
    ...live.flatMap((term) => beginning(term, day)),
    ...live.flatMap((term) => ending(term, hasNext(term), day)),
    ...terms.flatMap((term) => handOver(term, day)),
  ];
  return found.toSorted((a, b) => a.day.localeCompare(b.day) || a.kind.localeCompare(b.kind));
}

function gaps(
  seats: RosterState["seats"],
  terms: readonly WatchedTerm[],
  day: Day,
  turn: string | null,
): SecondmentWarning[] {
  const whole = { from: day, until: addDays(addMonths(day, GAP_MONTHS), -1) };
  return seats.flatMap(({ id, name }) =>
    uncovered(
      whole,
      terms.filter((term) => term.seat === id && fills(term)),
    ).map(({ from, until }) => {
      const open = until === whole.until;
      const asked = turn === null ? null : { zh: `应轮到${turn}`, en: `it is ${turn}'s turn` };
      return {
        kind: "gap" as const,
        day: from,
        late: from <= day,
        seat: id,
        terms: [],
        sentence: {
          zh: `${name}自 ${from} 起${open ? "" : `至 ${until} `}无人接任。请排定选派单位${asked ? `（${asked.zh}）` : ""}。`,
          en: `${name} is empty from ${from}${open ? " on" : ` to ${until}`}. Plan a term${asked ? ` (${asked.en})` : ""}.`,
        },
      };
    }),
  );
}

/** Clashes of one kind that are told one by one; the rest is told as one warning, with their count. */
export const MOST_CLASHES = 200;

function clashes(live: readonly WatchedTerm[], day: Day): SecondmentWarning[] {
  const ahead = live.filter(({ until }) => until >= day);
  return [
    ...clashesBy("seat-clash", ahead, day, {
      mark: ({ seat }) => seat,
      sentence: ({ one, both }, names) => ({
        zh: `${one.seatName} ${both.from} 至 ${both.until} 排了两期（${names.zh}）。请调整其中一期的起止日或岗位。`,
        en: `${one.seatName} has two terms from ${both.from} to ${both.until} (${names.en}). Move one of them or change its seat.`,
      }),
      rest: (more, from) => ({
        zh: `另有 ${more} 对任期岗位冲突（自 ${from} 起），未逐一列出。请先处理已列出的，其余随后列出。`,
        en: `Another ${more} pairs of terms have one seat, from ${from} on, and are not listed. Mend those listed; the others follow.`,
      }),
    }),
    ...clashesBy("person-clash", ahead, day, {
      mark: ({ person }) => person,
      sentence: ({ both }, names) => ({
        zh: `${names.zh}在 ${both.from} 至 ${both.until} 报送的人员同名。请核对是否同一人，是则更换其中一人。`,
        en: `${names.en} named a person of the same name for ${both.from} to ${both.until}. Check whether it is one person and replace one if so.`,
      }),
      rest: (more, from) => ({
        zh: `另有 ${more} 对任期人员同名（自 ${from} 起），未逐一列出。请先核对已列出的，其余随后列出。`,
        en: `Another ${more} pairs of terms name a person of the same name, from ${from} on, and are not listed. Check those listed; the others follow.`,
      }),
    }),
  ];
}

function clashesBy(
  kind: "seat-clash" | "person-clash",
  terms: readonly WatchedTerm[],
  day: Day,
  how: {
    readonly mark: (term: WatchedTerm) => string | null;
    readonly sentence: (clash: Clash<WatchedTerm>, names: Sentence) => Sentence;
    readonly rest: (more: number, from: Day) => Sentence;
  },
): SecondmentWarning[] {
  // One more than is told says from when on the rest clash.
  const { first, count } = clashesOf(terms, how.mark, MOST_CLASHES + 1);
  return first.map((clash, index) => {
    const { one, other, both } = clash;
    const common = { kind, day: both.from, late: both.from <= day };
    if (index === MOST_CLASHES)
      return { ...common, seat: null, terms: [], sentence: how.rest(count - MOST_CLASHES, both.from) };
    const names = { zh: `${one.unitName}和${other.unitName}`, en: `${one.unitName} and ${other.unitName}` };
    return {
      ...common,
      seat: kind === "seat-clash" ? one.seat : null,
      terms: [one.id, other.id],
      sentence: how.sentence(clash, names),
    };
  });
}

function beginning(term: WatchedTerm, day: Day): SecondmentWarning[] {
  const { id, unitName, seat, seatName, from, status, person } = term;
  if (status !== "planned" || daysBetween(day, from) > PERSON_DAYS) return [];
  const common = { day: from, late: from <= day, seat, terms: [id] };
  if (person === null)
    return [
      {
        ...common,
        kind: "no-person",
        sentence: {
          zh: `${unitName}应于 ${from} 到岗（${seatName}），还没有报送人员。请${unitName}尽快报送。`,
          en: `${unitName} begins on ${from} (${seatName}) and has named nobody. Ask the unit for its person.`,
        },
      },
    ];
  if (from >= day) return [];
  return [
    {
      ...common,
      kind: "not-started",
      sentence: {
        zh: `${unitName}应于 ${from} 到岗（${seatName}），还没有登记到岗。请登记到岗，或改期并写明理由。`,
        en: `${unitName} was to begin on ${from} (${seatName}) and its beginning is not recorded. Record it, or move the term and say why.`,
      },
    },
  ];
}

/** Whether somebody takes over from a term: the one that it names, or a later one of its seat. */
function takenOver(terms: readonly WatchedTerm[]): (term: WatchedTerm) => boolean {
  const filling = new Set<string>();
  const latest = new Map<string, Day>();
  for (const term of terms) {
    if (!fills(term)) continue;
    filling.add(term.id);
    const { seat, from } = term;
    if ((latest.get(seat) ?? "") < from) latest.set(seat, from);
  }
  return ({ id, seat, from, successor }) =>
    (successor !== null && successor !== id && filling.has(successor)) || (latest.get(seat) ?? "") > from;
}

function ending(term: WatchedTerm, hasNext: boolean, day: Day): SecondmentWarning[] {
  const { id, unitName, seat, seatName, until, status } = term;
  const left = daysBetween(day, until);
  const common = { day: until, seat, terms: [id] };
  const overrun: SecondmentWarning[] =
    status === "serving" && left < 0
      ? [
          {
            ...common,
            kind: "overrun",
            late: true,
            sentence: {
              zh: `${unitName}（${seatName}）任期 ${until} 已满，还没有登记离岗。请登记离岗，或延长任期并写明理由。`,
              en: `The term of ${unitName} (${seatName}) was over on ${until} and its end is not recorded. Record the end, or extend the term and say why.`,
            },
          },
        ]
      : [];
  const successor: SecondmentWarning[] =
    left <= SUCCESSOR_DAYS && !hasNext
      ? [
          {
            ...common,
            kind: "no-successor",
            late: left <= 0,
            sentence: {
              zh: `${unitName}（${seatName}）任期至 ${until}，还没有安排接任。请按顺序排定下一期。`,
              en: `The term of ${unitName} (${seatName}) ends on ${until} and nobody takes over. Plan the next term in turn.`,
            },
          },
        ]
      : [];
  return [...overrun, ...successor];
}

function handOver(term: WatchedTerm, day: Day): SecondmentWarning[] {
  const { id, unitName, seat, seatName, until, status, handedOver } = term;
  if (handedOver || (status !== "ended" && status !== "serving")) return [];
  const left = daysBetween(day, until);
  if (status === "serving" && left > HAND_OVER_DAYS) return [];
  const late = status === "ended" || left < 0;
  return [
    {
      kind: "no-hand-over",
      day: until,
      late,
      seat,
      terms: [id],
      sentence: late
        ? {
            zh: `${unitName}（${seatName}）任期 ${until} 结束，已过 ${-left} 天，还没有交接。请${unitName}补写交接说明。`,
            en: `The term of ${unitName} (${seatName}) ended on ${until}, ${-left} days ago, without a hand-over. Ask the unit to write it.`,
          }
        : {
            zh: `${unitName}（${seatName}）任期至 ${until}，请在此前写好交接说明。`,
            en: `The term of ${unitName} (${seatName}) ends on ${until}. Write the hand-over before that day.`,
          },
    },
  ];
}
