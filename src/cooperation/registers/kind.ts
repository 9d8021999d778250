import type { ActingFor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../kernel/error.ts";
import { at, say, text } from "../../kernel/fields.ts";
import { amountInChinese, amountInEnglish, MOST_FEN } from "../../kernel/money.ts";
import type { RecordHead } from "../../kernel/record.ts";
import { type ActOf, record } from "../../kernel/record-kind.ts";
import { byOffice, isOffice, OWN_UNIT_ONLY } from "../domain/failures.ts";
import {
  type EntryItem,
  type EntrySeed,
  type EntryState,
  type EntryValue,
  type Flow,
  isNothing,
  type MoneyLine,
  type MoneyRecorded,
  type Revision,
} from "./entry.ts";
import {
  ALREADY_TASK,
  BEGUN,
  CLOSED,
  futureStage,
  ITEM_FUTURE,
  ITEM_HAS_TASK,
  ITSELF,
  MONEY_TOO_MUCH,
  MONEY_TWICE,
  NO_ENTRY,
  NO_ITEM,
  NO_LINES,
  NO_LIST,
  NO_MONEY,
  NOT_CLOSED,
  OWNER_BY_OFFICE,
  unknownStage,
  UNKNOWN_VARIANT,
} from "./entry-failures.ts";
import { moneyKey, sumsAfter, totalsOf } from "./money.ts";
import type { RegisterSpec } from "./register-spec.ts";
import { findField, SPECS, specOf, valuesRefused } from "./specs.ts";
import { NO_DAYS, stagesOf, withStages } from "./stages.ts";

// A row of a register as a kind of record. The office does everything; people of a unit enter and change the rows for which
// their unit answers, and leave closing, merging and handing over to the office.

/** Heads and liaison officers act for their unit. */
const owns = ({ roles, unitIds }: ActingFor, owner: unknown): boolean =>
  typeof owner === "string" &&
  roles.some((role) => role === "unit-head" || role === "liaison") &&
  unitIds.includes(owner);

const byOwner = (actor: ActingFor, { register, values }: Pick<EntryState, "register" | "values">) =>
  isOffice(actor) || owns(actor, values[specOf(register).ownerField]) ? null : OWN_UNIT_ONLY;

/** Days of stages: of the variant's own stages, and nothing reached that is still to come. */
function stagesRefused(
  spec: RegisterSpec,
  variant: string | null,
  stages: EntryState["stages"],
  day: Day,
): Failure | null {
  const known = stagesOf(spec, variant);
  for (const [key, { planned, actual }] of Object.entries(stages)) {
    if (planned === null && actual === null) continue;
    const stage = known.includes(key) ? spec.stages.find((each) => each.key === key) : undefined;
    if (!stage) return unknownStage(key);
    if (actual !== null && actual > day) return futureStage(stage.name, actual);
  }
  return null;
}

/** Days on which something happened, from which stages follow. */
const HAPPENED = ["raisedOn", "decidedOn", "signedOn"];

/** Why a change is refused; `now` are all values as they would stand. */
function changeRefused(
  spec: RegisterSpec,
  variant: string | null,
  { values = {}, stages = {} }: Pick<Revision, "values" | "stages">,
  now: EntryState["values"],
  day: Day,
): Failure | null {
  if (variant !== null && !spec.variants.some(({ key }) => key === variant))
    return at("variant", UNKNOWN_VARIANT);
  const refused = valuesRefused(spec, values, now);
  if (refused) return refused;
  for (const key of HAPPENED) {
    const [value, field] = [values[key], findField(spec, key)];
    if (field && typeof value === "string" && value > day)
      return at(`values.${key}`, futureStage(field.name, value));
  }
  const late = stagesRefused(spec, variant, stages, day);
  return late && at("stages", late);
}

/** Values after a change: null, and what is empty, takes one away. */
const valuesAfter = (values: EntryState["values"], change: Revision["values"] = {}): EntryState["values"] =>
  Object.fromEntries(
    Object.entries({ ...values, ...change }).filter(
      (each): each is [string, EntryValue] => !(each[0] in change && isNothing(each[1])),
    ),
  );

const LISTS: Readonly<Record<EntryItem["list"], Sentence>> = {
  block: say("卡点", "blocking point"),
  criterion: say("条件", "criterion"),
  call: say("申报节点", "closing day"),
  article: say("条款", "article"),
};

/** Keys mean the same in every register that has them; in the order in which forms show them. */
const NAMES = new Map(
  Object.values(SPECS).flatMap(({ fields, stages }) => [
    ...Object.entries(fields).map(([key, { name }]) => [key, name] as const),
    ...stages.map(({ key, name }) => [key, name] as const),
  ]),
);
const ORDER = [...NAMES.keys()];
/** The database keeps keys in an order of its own. */
const inOrder = (named: object = {}): string[] =>
  Object.keys(named).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
const nameOf = (key: string): Sentence => NAMES.get(key) ?? say(key, key);

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function revised({ name, variant, values, stages, links, reason }: Revision): Sentence {
  const what: Sentence[] = [];
  if (name !== undefined) what.push(say(`名称为“${name}”`, `name to “${name}”`));
  if (variant !== undefined) what.push(say("类别", "kind"));
  what.push(...inOrder(values).map(nameOf));
  for (const key of inOrder(stages)) {
    const { planned, actual } = stages?.[key] ?? NO_DAYS;
    const { zh, en } = nameOf(key);
    what.push({
      zh: `${zh}（计划 ${planned ?? "—"}，实际 ${actual ?? "—"}）`,
      en: `${en} (planned ${planned ?? "—"}, actual ${actual ?? "—"})`,
    });
  }
  if (links !== undefined) what.push(say("所挂举措", "measures it hangs on"));
  return {
    zh: `修改${what.map(({ zh }) => zh).join("、")}${reason ? `（${reason}）` : ""}`,
    en: `changed ${what.map(({ en }) => en).join(", ")}${reason ? ` (${reason})` : ""}`,
  };
}

const FLOW_NAMES = new Map(
  Object.values(SPECS).flatMap(({ flows }) => flows.map(({ flow, name }) => [flow, name] as const)),
);

/** Sums of each flow by itself: what was planned and what was done add up to nothing. */
function sumsOf(lines: readonly MoneyLine[]): Sentence {
  const sums = new Map<Flow, number>();
  for (const { flow, amountFen } of lines) sums.set(flow, (sums.get(flow) ?? 0) + amountFen);
  const said = [...sums].map(([flow, fen]) => {
    const { zh, en } = FLOW_NAMES.get(flow) ?? say(flow, flow);
    return { zh: `${zh} ${amountInChinese(fen)}`, en: `${en.toLowerCase()} ${amountInEnglish(fen)}` };
  });
  return { zh: said.map(({ zh }) => zh).join("、"), en: said.map(({ en }) => en).join(", ") };
}

/** Which task came of an item is recorded by `assign` alone. */
function itemsWith(items: readonly EntryItem[], item: EntryItem): EntryItem[] {
  const known = items.find(({ id }) => id === item.id);
  const kept = { ...item, taskId: known?.taskId ?? null };
  return known ? items.map((each) => (each.id === item.id ? kept : each)) : [...items, kept];
}

function itemTaskRefused(items: readonly EntryItem[], id: string, taken: Failure): Failure | null {
  const item = items.find((each) => each.id === id);
  return item ? (item.taskId === null ? null : taken) : NO_ITEM;
}

/** Every unit that a row names: in its fields, and in its items. */
export function unitsNamed({
  register,
  values,
  items = [],
}: Pick<EntryState, "register" | "values"> & Partial<Pick<EntryState, "items">>): string[] {
  const inFields = Object.entries(specOf(register).fields).flatMap(([key, { takes }]) => {
    const value = values[key];
    if (value === undefined) return [];
    if (takes === "pick") return [value as string];
    return takes === "picks" ? [...(value as readonly string[])] : [];
  });
  return [...new Set([...inFields, ...items.flatMap(({ unitId }) => unitId ?? [])])];
}

/** Words by which a row is found, beside its name. */
const wordsOf = ({ register, values }: EntryState): string[] =>
  Object.entries(specOf(register).fields).flatMap(([key, { takes }]) =>
    (takes === "line" || takes === "text") && typeof values[key] === "string" ? [values[key]] : [],
  );

const headOf = (state: EntryState): RecordHead => ({
  title: state.name,
  status: state.closed === null ? "open" : "closed",
  regionCode: state.regionCode,
  day: state.enteredOn,
  until: state.closed?.on ?? null,
  unitIds: unitsNamed(state),
  measureIds: state.links.map(({ measureId }) => measureId),
  words: wordsOf(state),
});

const { act, apart, kind } = record<EntryState, EntrySeed>({
  statusOf: ({ closed }) => (closed === null ? "open" : "closed"),
});
const OPEN = ["open"];
const ALWAYS = ["open", "closed"];
const because = (name: Sentence) => ({ reason: text(name, { most: 2_000 }) });

/** A row of a register: entered, changed, closed. `SPECS` say what each register asks of its rows. */
export const entryKind = kind({
  kind: "entry",
  name: say("清单条目", "Row of a register"),
  statuses: { open: say("在办", "Open"), closed: say("已销号", "Closed") },
  refusals: { begun: BEGUN, none: NO_ENTRY, notNow: CLOSED },
  begins: {
    type: "enter",
    name: say("录入", "Enter"),
    done: say("录入清单条目", "Entered a row of a register"),
    refuse: (seed, { actor, day }) => {
      const { register, variant, values } = seed;
      return byOwner(actor, seed) ?? changeRefused(specOf(register), variant, seed, values, day);
    },
    state: (seed, { day }) => {
      const { register, name, regionCode, variant, values, links, stages, source } = seed;
      const begun: EntryState = {
        register,
        name,
        regionCode,
        variant,
        values: valuesAfter({}, values),
        links,
        stages,
        stage: null,
        money: {},
        items: [],
        taskIds: [],
        discussed: [],
        source,
        enteredOn: day,
        closed: null,
        mergedInto: null,
        apartFrom: [],
      };
      return withStages(null, begun, stages, day);
    },
    said: ({ name, source }) =>
      say(
        `录入“${name}”${source === null ? "" : `（${source.title}）`}`,
        `entered “${name}”${source === null ? "" : ` (${source.title})`}`,
      ),
  },
  acts: {
    revise: apart<Revision>()({
      name: say("修改", "Change"),
      done: say("修改清单条目", "Changed a row of a register"),
      asks: {},
      withdrawable: true,
      by: byOwner,
      when: OPEN,
      refuse: (state, change, { actor, day }) => {
        const spec = specOf(state.register);
        const owner = change.values?.[spec.ownerField];
        if (!isOffice(actor) && owner !== undefined && owner !== state.values[spec.ownerField])
          return OWNER_BY_OFFICE;
        const variant = change.variant === undefined ? state.variant : change.variant;
        const now = Object.entries({ ...state.values, ...change.values }).filter(
          (each): each is [string, EntryValue] => each[1] !== null,
        );
        return changeRefused(spec, variant, change, Object.fromEntries(now), day);
      },
      after: (state, { name, variant, values, stages = {}, links }, { day }) => {
        const changed = {
          ...state,
          name: name ?? state.name,
          variant: variant === undefined ? state.variant : variant,
          values: valuesAfter(state.values, values),
          links: links ?? state.links,
          stages: { ...state.stages, ...stages },
        };
        return withStages(state, changed, stages, day);
      },
      said: revised,
    }),
    "record-money": apart<MoneyRecorded>()({
      name: say("登记资金", "Record money"),
      done: say("登记资金", "Recorded money of a row"),
      asks: {},
      by: byOwner,
      when: OPEN,
      unless: ({ register }) => (specOf(register).flows.length === 0 ? NO_MONEY : null),
      refuse: ({ register, money }, { lines, replaced = [] }) => {
        const flows: readonly string[] = specOf(register).flows.map(({ flow }) => flow);
        if (lines.some(({ flow }) => !flows.includes(flow))) return NO_MONEY;
        if (lines.length === 0) return NO_LINES;
        if (new Set(lines.map(moneyKey)).size < lines.length) return MONEY_TWICE;
        const totals = Object.values(totalsOf(sumsAfter(money, lines, replaced)));
        return totals.some((fen) => fen > MOST_FEN) ? MONEY_TOO_MUCH : null;
      },
      after: (state, { lines, replaced = [] }, { day }) =>
        withStages(state, { ...state, money: sumsAfter(state.money, lines, replaced) }, {}, day),
      said: ({ lines, replaced = [] }) => {
        const [now, was] = [sumsOf(lines), sumsOf(replaced)];
        return {
          zh: `登记资金 ${lines.length} 笔，${now.zh}${replaced.length > 0 ? `；替换原 ${replaced.length} 笔，${was.zh}` : ""}`,
          en: `recorded ${lines.length} amounts, ${now.en}${replaced.length > 0 ? ` in place of ${replaced.length}, ${was.en}` : ""}`,
        };
      },
    }),
    "put-item": apart<{ readonly item: EntryItem }>()({
      name: say("登记条目", "Record an item"),
      done: say("登记卡点、条件或条款", "Recorded an item of a row"),
      asks: {},
      withdrawable: true,
      by: byOwner,
      when: OPEN,
      unless: ({ register }) => (specOf(register).lists.length === 0 ? NO_LIST : null),
      refuse: ({ register, items }, { item: { list, doneOn, id } }, { day }) => {
        const known = items.find((item) => item.id === id);
        if (!specOf(register).lists.includes(list) || (known && known.list !== list)) return NO_LIST;
        return doneOn !== null && doneOn > day ? ITEM_FUTURE : null;
      },
      after: (state, { item }, { day }) =>
        withStages(state, { ...state, items: itemsWith(state.items, item) }, {}, day),
      said: ({ item: { list, text: words, doneOn } }) => {
        const { zh, en } = LISTS[list];
        return {
          zh: `登记${zh}“${short(words)}”${doneOn === null ? "" : `，已于 ${doneOn} 办结`}`,
          en: `recorded the ${en} “${short(words)}”${doneOn === null ? "" : `, done on ${doneOn}`}`,
        };
      },
    }),
    "drop-item": apart<{ readonly item: string }>()({
      name: say("删除条目", "Take an item away"),
      done: say("删除卡点、条件或条款", "Took an item of a row away"),
      asks: {},
      withdrawable: true,
      by: byOwner,
      when: OPEN,
      unless: ({ items }) => (items.length === 0 ? NO_ITEM : null),
      refuse: ({ items }, { item }) => itemTaskRefused(items, item, ITEM_HAS_TASK),
      after: (state, { item }, { day }) =>
        withStages(state, { ...state, items: state.items.filter(({ id }) => id !== item) }, {}, day),
      said: () => say("删除一个条目", "took an item away"),
    }),
    assign: apart<{ readonly item: string | null; readonly task: string }>()({
      name: say("转为任务", "Make a task"),
      done: say("清单条目交办为任务", "Made a task of a row"),
      asks: {},
      by: byOffice,
      when: OPEN,
      refuse: ({ items }, { item }) => (item === null ? null : itemTaskRefused(items, item, ALREADY_TASK)),
      after: (state, { item, task }, { day }) => {
        const assigned =
          item === null
            ? { taskIds: [...new Set([...state.taskIds, task])] }
            : { items: state.items.map((each) => (each.id === item ? { ...each, taskId: task } : each)) };
        return withStages(state, { ...state, ...assigned }, {}, day);
      },
      said: ({ item }) =>
        item === null
          ? say("转为任务交办", "made a task of it")
          : say("将一个条目转为任务", "made a task of an item"),
    }),
    discuss: apart<EntryState["discussed"][number]>()({
      name: say("提交会议", "Put before a meeting"),
      done: say("清单条目提交会议", "Put a row before a meeting"),
      asks: {},
      by: byOffice,
      when: OPEN,
      after: (state, { meeting, title, on }, { day }) => {
        const others = state.discussed.filter((each) => each.meeting !== meeting);
        const discussed = [...others, { meeting, title, on }].toSorted((a, b) =>
          a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
        );
        return withStages(state, { ...state, discussed }, {}, day);
      },
      said: ({ title, on }) => say(`提交“${title}”讨论（${on}）`, `put before “${title}” on ${on}`),
    }),
    close: act({
      name: say("销号", "Close"),
      done: say("清单条目销号", "Closed a row of a register"),
      asks: because(say("销号理由", "Why it is closed")),
      by: byOffice,
      when: OPEN,
      after: (state, { reason }, { day }) =>
        withStages(state, { ...state, closed: { on: day, reason } }, {}, day),
      said: ({ reason }) => say(`销号：${reason}`, `closed: ${reason}`),
    }),
    reopen: act({
      name: say("重新打开", "Open again"),
      done: say("重新打开清单条目", "Reopened a row of a register"),
      asks: because(say("重新打开的理由", "Why it is opened again")),
      by: byOffice,
      when: ALWAYS,
      unless: ({ closed }) => (closed === null ? NOT_CLOSED : null),
      after: (state, _, { day }) => withStages(state, { ...state, closed: null, mergedInto: null }, {}, day),
      said: ({ reason }) => say(`重新打开：${reason}`, `opened again: ${reason}`),
    }),
    merge: apart<{ readonly into: string }>()({
      name: say("合并", "Merge"),
      done: say("合并清单条目", "Merged a row into another"),
      asks: {},
      by: byOffice,
      when: OPEN,
      after: (state, { into }, { day }) => {
        const closed = { on: day, reason: "与另一行合并" };
        return withStages(state, { ...state, mergedInto: into, closed }, {}, day);
      },
      said: () =>
        say("认定与另一行为同一事项，合并后销号", "found to be the same as another row, and closed"),
    }),
    "keep-apart": apart<{ readonly from: string }>()({
      name: say("不是同一事项", "Not the same"),
      done: say("认定不是同一事项", "Said that two rows are not the same"),
      asks: {},
      withdrawable: true,
      by: byOffice,
      when: ALWAYS,
      after: (state, { from }, { day }) =>
        withStages(state, { ...state, apartFrom: [...new Set([...state.apartFrom, from])] }, {}, day),
      said: () => say("认定与另一行不是同一事项", "found to be another matter than a row that looks alike"),
    }),
  },
  head: headOf,
});

/** An act on a row as it is recorded. */
export type EntryAct = ActOf<EntrySeed, "enter", typeof entryKind.acts>;

/** A row is neither merged with nor kept apart from itself. */
export const itselfRefused = (id: string, act: EntryAct): Failure | null =>
  (act.type === "merge" && act.into === id) || (act.type === "keep-apart" && act.from === id) ? ITSELF : null;
