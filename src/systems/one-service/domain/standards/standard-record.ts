import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure } from "../../../../kernel/error.ts";
import type { Recorded, RecordHead, RecordShape } from "../../../../kernel/record.ts";
import { CITIES } from "../../../../kernel/region.ts";
import * as failures from "./standard-failures.ts";
import { standardSentence } from "./standard-sentence.ts";
import {
  type ProposedItem,
  STAGE_NAMES,
  type StandardAct,
  type StandardItem,
  type StandardState,
} from "./standard.ts";

const FOUR = CITIES.map(({ code }) => code);

/** The city for which an actor answers; null for all who answer for none. */
export const answersFor = ({ roles, regionCode }: ActingFor): string | null =>
  roles.includes("data-officer") && regionCode !== null && FOUR.includes(regionCode) ? regionCode : null;

const isOffice = ({ roles, system }: ActingFor): boolean => system || roles.includes("office");

/** Whether the actor leads the negotiation: the office, or the officers of the city that proposed it. */
export const leads = (state: StandardState, actor: ActingFor): boolean =>
  isOffice(actor) || (actor.roles.includes("data-officer") && actor.regionCode === state.regionCode);

/** Cities that agree to an item as it stands now. */
export const agreedBy = ({ answers, revision }: Pick<StandardItem, "answers" | "revision">): string[] =>
  FOUR.filter((city) => answers[city]?.kind === "agree" && answers[city]?.revision === revision);

/** Cities that object to an item as it stands now. */
export const objectedBy = ({ answers, revision }: Pick<StandardItem, "answers" | "revision">): string[] =>
  FOUR.filter((city) => answers[city]?.kind === "object" && answers[city]?.revision === revision);

/** Whether an item can be issued: all four cities agree to it as it stands. */
export const isAgreed = (item: StandardItem): boolean => agreedBy(item).length === FOUR.length;

/** Items that are neither agreed by all four nor left out. */
export const openItems = (state: Pick<StandardState, "items">): StandardItem[] =>
  state.items.filter((item) => item.leftOut === null && !isAgreed(item));

const contentOf = ({ code, type, fields }: ProposedItem): string =>
  JSON.stringify([code, type, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** Items of a round that are not as they stand: what anybody said to them lapses. */
export function changedItems(
  state: Pick<StandardState, "items">,
  round: readonly ProposedItem[],
): ProposedItem[] {
  const known = new Map(state.items.map((item) => [item.key, contentOf(item)]));
  return round.filter((item) => known.get(item.key) !== contentOf(item));
}

function itemsRefused(items: readonly ProposedItem[]): Failure | null {
  if (new Set(items.map(({ key }) => key)).size < items.length) return failures.TWICE;
  const above = items.some(
    ({ fields: { promisedDays, legalDays } }) =>
      promisedDays !== null && legalDays !== null && promisedDays > legalDays,
  );
  if (above) return failures.ABOVE_LEGAL;
  return items.some(({ fields }) => fields.name.trim() === "") ? failures.TITLE_NEEDED : null;
}

function proposeRefused(
  { title, items, regionCode }: Extract<StandardAct, { type: "propose" }>,
  actor: ActingFor,
): Failure | null {
  const mayPropose =
    isOffice(actor) || (actor.roles.includes("data-officer") && actor.regionCode === regionCode);
  if (!mayPropose) return failures.PROPOSERS_ONLY;
  if (title.trim() === "") return failures.TITLE_NEEDED;
  return items.length === 0 ? failures.NO_ITEMS : itemsRefused(items);
}

function answerRefused(
  state: StandardState,
  act: Extract<StandardAct, { type: "agree" | "object" | "comment" }>,
  actor: ActingFor,
): Failure | null {
  if (answersFor(actor) === null) return failures.CITIES_ONLY;
  if (act.type === "comment") {
    if (!state.items.some(({ key }) => key === act.key)) return failures.NO_ITEM;
    return act.text.trim() === "" ? failures.TEXT_NEEDED : null;
  }
  const answered = act.type === "agree" ? act.items : [act];
  if (answered.length === 0) return failures.NO_ITEM;
  for (const { key, revision } of answered) {
    const item = state.items.find((each) => each.key === key);
    if (item === undefined) return failures.NO_ITEM;
    if (item.leftOut !== null) return failures.LEFT_OUT;
    if (item.revision !== revision) return failures.ITEM_CHANGED;
  }
  return act.type === "object" && act.reason.trim() === "" ? failures.REASON_NEEDED : null;
}

function leadRefused(state: StandardState, act: StandardAct, day: Day): Failure | null {
  switch (act.type) {
    case "revise":
      return changedItems(state, act.items).length > 0 ? itemsRefused(act.items) : failures.NOTHING_CHANGED;
    case "leave-out":
    case "take-back": {
      const item = state.items.find(({ key }) => key === act.key);
      if (item === undefined) return failures.NO_ITEM;
      if (act.type === "take-back") return item.leftOut === null ? failures.NOT_LEFT_OUT : null;
      if (item.leftOut !== null) return failures.LEFT_OUT;
      return act.reason.trim() === "" ? failures.REASON_NEEDED : null;
    }
    case "issue": {
      if (act.on > day) return failures.DAY_AHEAD;
      if (act.docNumber.trim() === "") return failures.NUMBER_NEEDED;
      const open = openItems(state);
      if (open.length > 0) return failures.stillOpen(open.length, open[0]?.fields.name ?? "");
      return state.items.every(({ leftOut }) => leftOut !== null) ? failures.NO_ITEMS : null;
    }
    case "withdraw":
      return act.reason.trim() === "" ? failures.REASON_NEEDED : null;
    default:
      return null;
  }
}

/** Why an act on a common list is refused on a day, null where it may be done. */
export function standardRefused(
  state: StandardState | null,
  act: StandardAct,
  actor: ActingFor,
  day: Day,
): Failure | null {
  if (act.type === "propose") return state === null ? proposeRefused(act, actor) : failures.BEGUN;
  if (state === null) return failures.NOT_BEGUN;
  if (act.type === "supersede") {
    if (!isOffice(actor) && !actor.roles.includes("data-officer")) return failures.PROPOSERS_ONLY;
    return state.stage === "issued" ? null : failures.NOT_ISSUED;
  }
  if (act.type === "agree" || act.type === "object" || act.type === "comment")
    return state.stage === "negotiating" ? answerRefused(state, act, actor) : failures.CLOSED;
  if (!leads(state, actor)) return failures.OWN_PROPOSAL_ONLY;
  return state.stage === "negotiating" ? leadRefused(state, act, day) : failures.CLOSED;
}

const fresh = (item: ProposedItem, revision: number, round: number): StandardItem => ({
  ...item,
  revision,
  round,
  leftOut: null,
  answers: {},
  comments: [],
});

function revised(state: StandardState, items: readonly ProposedItem[]): StandardItem[] {
  const round = state.round + 1;
  const changes = new Map(items.map((item) => [item.key, item]));
  const kept = state.items.map((item) => {
    const change = changes.get(item.key);
    if (change === undefined) return item;
    if (contentOf(change) === contentOf(item)) return { ...item, reasons: change.reasons };
    return { ...item, ...change, revision: item.revision + 1, round };
  });
  const known = new Set(state.items.map(({ key }) => key));
  return [...kept, ...items.filter(({ key }) => !known.has(key)).map((item) => fresh(item, 1, round))];
}

const changeItem = (
  state: StandardState,
  key: string,
  change: (item: StandardItem) => StandardItem,
): StandardState => ({
  ...state,
  items: state.items.map((item) => (item.key === key ? change(item) : item)),
});

/** Whoever answers is named by city: the city of a data officer's unit is written into the act before it is recorded. */
export type Answered = { readonly city?: string };

function after(state: StandardState, { act, day }: Recorded<StandardAct & Answered>): StandardState {
  switch (act.type) {
    case "propose":
      return state;
    case "revise":
      return { ...state, round: state.round + 1, note: act.note, items: revised(state, act.items) };
    case "leave-out":
      return changeItem(state, act.key, (item) => ({ ...item, leftOut: { reason: act.reason, on: day } }));
    case "take-back":
      return changeItem(state, act.key, (item) => ({ ...item, leftOut: null }));
    case "comment": {
      const comment = { city: act.city ?? "", round: state.round, text: act.text, on: day };
      return changeItem(state, act.key, (item) => ({ ...item, comments: [...item.comments, comment] }));
    }
    case "agree":
    case "object": {
      const { city = "" } = act;
      const answered = act.type === "agree" ? act.items : [act];
      const reason = act.type === "agree" ? "" : act.reason;
      return answered.reduce(
        (changed, { key, revision }) =>
          changeItem(changed, key, (item) => ({
            ...item,
            answers: { ...item.answers, [city]: { kind: act.type, revision, reason, on: day } },
          })),
        state,
      );
    }
    case "issue":
      return { ...state, stage: "issued", issued: { on: act.on, docNumber: act.docNumber.trim() } };
    case "withdraw":
      return { ...state, stage: "withdrawn", withdrawn: { on: day, reason: act.reason } };
    case "supersede":
      return { ...state, stage: "superseded", supersededBy: act.by };
  }
}

function head(state: StandardState): RecordHead {
  return {
    title: state.title,
    status: state.stage,
    regionCode: state.regionCode,
    day: state.issued?.on ?? state.proposedOn,
    until: null,
    unitIds: [],
    measureIds: [],
    words: [
      state.issued?.docNumber ?? "",
      STAGE_NAMES[state.stage].zh,
      ...state.items.flatMap(({ code, fields }) => [code ?? "", fields.name]),
    ],
  };
}

/** A common list of the four cities as the fold of its negotiation. */
export const standardShape: RecordShape<StandardState, StandardAct & Answered, ActingFor> = {
  kind: "standard",
  fold: (state, recorded) => {
    if (state !== null) return after(state, recorded);
    const { act, day } = recorded;
    if (act.type !== "propose") throw new Error("a common list begins with its proposal");
    return {
      title: act.title.trim(),
      note: act.note,
      stage: "negotiating",
      regionCode: act.regionCode,
      round: 1,
      proposedOn: day,
      items: act.items.map((item) => fresh(item, 1, 1)),
      issued: null,
      withdrawn: null,
      supersedes: act.supersedes,
      supersededBy: null,
    };
  },
  permit: (state, act, actor, day) => {
    // The city in an act is the actor's own; a forged one is refused as somebody else's.
    if (act.city !== undefined && act.city !== answersFor(actor)) return failures.CITIES_ONLY;
    return standardRefused(state, act, actor, day);
  },
  head,
  sentence: (act) => standardSentence(act),
};
