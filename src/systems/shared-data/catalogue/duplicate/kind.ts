import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import { choice, optional, pick, say, text } from "../../../../kernel/fields.ts";
import { type ActOf, record } from "../../../../kernel/record-kind.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { findCodeParts } from "../resource/codes.ts";
import type { Compared, DuplicatePair } from "./alike.ts";

/** The same data held twice; the same kind, each of its own place; something else. */
const DECISIONS = {
  same: say("是同一数据", "The same data"),
  parallel: say("同类数据，各地各管", "The same kind, each of its own place"),
  different: say("不是同一数据", "Different data"),
};
export type DuplicateDecision = keyof typeof DECISIONS;

type Side = {
  readonly resourceId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: string;
};

type Decided = {
  readonly left: Side;
  readonly right: Side;
  readonly decision: DuplicateDecision;
  /** Unit that is the lead source 数源部门 where both are the same (article 19). */
  readonly leadUnitId: string | null;
  readonly note: string;
};
/** How a pair stands, also before anybody decided. */
export type DuplicateState = Omit<Decided, "decision"> & {
  readonly decision: DuplicateDecision | null;
  readonly by: string;
  readonly on: Day;
};

const OFFICERS: Failure = refusal(
  "forbidden",
  "是否重复由同级主管部门认定；跨市认定为同一数据并确定数源部门，由自治区主管部门办理。",
  "The department in charge decides; naming one lead source across cities is the region's.",
);
const LEAD_NEEDED: Failure = refusal(
  "lead-needed",
  "认定为同一数据时，请在两个部门中选定数源部门（条例第十九条）。",
  "Where both are the same, name one of the two units as the lead source (article 19).",
);

/** What an officer of the city may decide; across cities only the region's can name one lead source, either city's the rest. */
export function mayDecide({ left, right }: Pick<Decided, "left" | "right">, actor: ActingFor) {
  const all = Object.keys(DECISIONS) as DuplicateDecision[];
  if (!actor.system && !actor.roles.includes("data-officer")) return [];
  if (actor.system || actor.regionCode === WHOLE_REGION) return all;
  if (![left, right].some(({ regionCode }) => regionCode === actor.regionCode)) return [];
  return left.regionCode === right.regionCode ? all : all.filter((each) => each !== "same");
}

const DECIDED: Readonly<Record<DuplicateDecision, Sentence>> = {
  same: say("认定为同一数据", "the same data"),
  parallel: say("认定为同类数据，各地各管", "the same kind, each of its own place"),
  different: say("认定为不同数据", "different data"),
};

const { apart, kind } = record<DuplicateState, Decided, "flat">({
  layout: "flat",
  statusOf: ({ decision }) => decision ?? "open",
});
const DECIDE = say("认定", "Decide");

/** A decision on two resources that seem to hold the same; deciding again keeps what was decided before. */
export const duplicate = kind({
  kind: "duplicate",
  name: say("重复目录", "Duplicates"),
  statuses: { open: say("待认定", "To decide"), ...DECISIONS },
  begins: {
    type: "decide",
    name: DECIDE,
    before: (pair) => ({ ...pair, decision: null, by: "", on: "" }),
  },
  acts: {
    decide: apart<Decided>()({
      name: DECIDE,
      done: say("认定重复目录", "Decided on a likely duplicate"),
      asks: {
        found: choice(DECIDE, DECISIONS),
        leadUnitId: optional(pick(say("数源部门", "Lead source"), { only: ["found", "same"] })),
        note: optional(text(say("说明", "Note"), { most: 1_000 })),
      },
      initial: ({ decision, leadUnitId, note }) => ({
        found: decision ?? "parallel",
        leadUnitId: leadUnitId ?? "",
        note,
      }),
      choices: (pair, actor) => ({ found: mayDecide(pair, actor) }),
      by: (actor, pair) => (mayDecide(pair, actor).length > 0 ? null : OFFICERS),
      when: ["open", ...Object.keys(DECISIONS)],
      refuse: (pair, { decision, leadUnitId }, { actor }) => {
        if (!mayDecide(pair, actor).includes(decision)) return OFFICERS;
        const named = [pair.left, pair.right].some(({ unitId }) => unitId === leadUnitId);
        return decision === "same" && !named ? LEAD_NEEDED : null;
      },
      after: (_, { left, right, decision, leadUnitId, note }, { by, day: on }) => ({
        left,
        right,
        decision,
        leadUnitId,
        note,
        by,
        on,
      }),
      said: ({ decision, leadUnitId, note }, unitName) => {
        const lead = leadUnitId === null || decision !== "same" ? null : unitName(leadUnitId);
        const { zh, en } = DECIDED[decision];
        return say(
          `${zh}${lead === null ? "" : `，数源部门：${lead}`}${note === "" ? "" : `。${note}`}`,
          `Found ${en}${lead === null ? "" : `; lead source: ${lead}`}${note === "" ? "" : `. ${note}`}`,
        );
      },
    }),
  },
  head: ({ left, right, on }) => ({
    title: `${left.name} / ${right.name}`,
    regionCode: left.regionCode === right.regionCode ? left.regionCode : WHOLE_REGION,
    day: on,
    unitIds: [left.unitId, right.unitId],
  }),
});

export type DuplicateAct = ActOf<Decided, "decide", typeof duplicate.acts, "flat">;

/** Which of two units is proposed as the lead source 数源部门, and why; a person decides (article 19). */
export function proposedLead(
  left: Compared,
  right: Compared,
): { readonly unitId: string; readonly why: Sentence } | null {
  const named = [left, right].find((each) =>
    [left, right].some(({ leadSource }) => leadSource === each.providerName),
  );
  if (named)
    return {
      unitId: named.providerId,
      why: { zh: "目录已写明数源部门", en: "named as lead source in the catalogue" },
    };
  const [a, b] = [left, right].map(({ code }) => findCodeParts(code)?.kind === "1");
  if (a !== b)
    return {
      unitId: (a ? left : right).providerId,
      why: { zh: "该目录属于基础信息资源", en: "its resource is a basic one" },
    };
  if (left.items.length !== right.items.length)
    return {
      unitId: (left.items.length > right.items.length ? left : right).providerId,
      why: { zh: "该目录的数据项更全", en: "its resource has more data items" },
    };
  return null;
}

type RowSide = Omit<Compared, "items" | "leadSource"> & { readonly items: readonly string[] };

/** A resource as decisions hold it. */
export const sideOf = ({ id, name, providerId, providerName, regionCode }: Omit<RowSide, "items">): Side => ({
  resourceId: id,
  name,
  unitId: providerId,
  unitName: providerName,
  regionCode,
});

/** A pair that is asked about, with what was decided. `proposedLead` is the unit that the likelier source is, with why. */
export type DuplicateRow = Pick<DuplicatePair, "likeness" | "sharedItems"> & {
  readonly left: RowSide;
  readonly right: RowSide;
  readonly proposedLead: { readonly unitId: string; readonly why: Sentence } | null;
  readonly decided:
    | ({ readonly id: string; readonly version: number; readonly decision: DuplicateDecision } & Pick<
        DuplicateState,
        "leadUnitId" | "note" | "by" | "on"
      >)
    | null;
  readonly mayDecide: readonly DuplicateDecision[];
};

/** By what pairs are listed; the most alike first where nothing is said. */
export const DUPLICATE_ORDERS = { likeness: "falls", name: "rises", other: "rises" } as const;

export type DuplicateList = {
  readonly total: number;
  readonly rows: readonly DuplicateRow[];
  readonly actor: ActingFor;
  readonly day: Day;
};
