import type { Recorded } from "../../kernel/record.ts";
import type { EntryAct, EntryItem, EntrySeed, EntryState, EntryValue } from "./entry.ts";
import { sumsAfter } from "./money.ts";
import { withStages } from "./stages.ts";

const isEmpty = (value: EntryValue | null): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

function valuesAfter(
  values: EntryState["values"],
  change: Readonly<Record<string, EntryValue | null>>,
): EntryState["values"] {
  const after: Record<string, EntryValue> = { ...values };
  for (const [key, value] of Object.entries(change)) {
    if (value === null || isEmpty(value)) delete after[key];
    else after[key] = value;
  }
  return after;
}

const begun = (seed: EntrySeed, enteredOn: string): EntryState => ({
  register: seed.register,
  name: seed.name,
  regionCode: seed.regionCode,
  variant: seed.variant,
  values: valuesAfter({}, seed.values),
  links: seed.links,
  stages: seed.stages,
  stage: null,
  money: {},
  items: [],
  taskIds: [],
  discussed: [],
  source: seed.source,
  enteredOn,
  closed: null,
  mergedInto: null,
  apartFrom: [],
});

/** Which task came of an item is recorded by `assign` alone. */
function itemsWith(items: readonly EntryItem[], item: EntryItem): EntryItem[] {
  const known = items.find(({ id }) => id === item.id);
  const kept = { ...item, taskId: known?.taskId ?? null };
  return known ? items.map((each) => (each.id === item.id ? kept : each)) : [...items, kept];
}

function after(state: EntryState, act: EntryAct, day: string): EntryState {
  switch (act.type) {
    case "enter":
      return state;
    case "revise":
      return {
        ...state,
        name: act.name ?? state.name,
        variant: act.variant === undefined ? state.variant : act.variant,
        values: valuesAfter(state.values, act.values ?? {}),
        links: act.links ?? state.links,
        stages: { ...state.stages, ...act.stages },
      };
    case "record-money":
      return { ...state, money: sumsAfter(state.money, act.lines, act.replaced ?? []) };
    case "put-item":
      return { ...state, items: itemsWith(state.items, act.item) };
    case "drop-item":
      return { ...state, items: state.items.filter(({ id }) => id !== act.item) };
    case "assign":
      return act.item === null
        ? { ...state, taskIds: [...new Set([...state.taskIds, act.task])] }
        : {
            ...state,
            items: state.items.map((item) => (item.id === act.item ? { ...item, taskId: act.task } : item)),
          };
    case "discuss": {
      const { meeting, title, on } = act;
      const others = state.discussed.filter((each) => each.meeting !== meeting);
      return {
        ...state,
        discussed: [...others, { meeting, title, on }].toSorted((a, b) =>
          a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
        ),
      };
    }
    case "close":
      return { ...state, closed: { on: day, reason: act.reason } };
    case "reopen":
      return { ...state, closed: null, mergedInto: null };
    case "merge":
      return { ...state, mergedInto: act.into, closed: { on: day, reason: "与另一行合并" } };
    case "keep-apart":
      return { ...state, apartFrom: [...new Set([...state.apartFrom, act.from])] };
  }
}

/** A row after an act. */
export function foldEntry(state: EntryState | null, { act, day }: Recorded<EntryAct>): EntryState {
  if (state === null) {
    if (act.type !== "enter") throw new Error("a row begins by being entered");
    return withStages(null, begun(act.seed, day), act, day);
  }
  return withStages(state, after(state, act, day), act, day);
}
