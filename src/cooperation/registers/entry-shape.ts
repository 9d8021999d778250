import type { RecordHead, RecordShape } from "../../kernel/record.ts";
import type { EntryAct, EntryItem, EntryState, MoneyLine } from "./entry.ts";
import { foldEntry } from "./entry-fold.ts";
import { permitEntry } from "./entry-permit.ts";
import { entrySentence } from "./entry-sentence.ts";
import { specOf } from "./specs.ts";

/** Every unit that a row names: in its fields, and in its items. */
export function unitsNamed({
  register,
  values,
  items = [],
}: Pick<EntryState, "register" | "values"> & Partial<Pick<EntryState, "items">>): string[] {
  const inFields = specOf(register).fields.flatMap(({ key, type }) => {
    const value = values[key];
    if (value === undefined) return [];
    if (type === "unit") return [value as string];
    return type === "units" ? [...(value as readonly string[])] : [];
  });
  return [...new Set([...inFields, ...items.flatMap(({ unitId }) => unitId ?? [])])];
}

/** Words by which a row is found, beside its name. */
const wordsOf = ({ register, values }: EntryState): string[] =>
  specOf(register).fields.flatMap(({ key, type }) =>
    (type === "text" || type === "paragraph") && typeof values[key] === "string" ? [values[key]] : [],
  );

function headOf(state: EntryState): RecordHead {
  return {
    title: state.name,
    status: state.closed === null ? "open" : "closed",
    regionCode: state.regionCode,
    day: state.enteredOn,
    until: state.closed?.on ?? null,
    unitIds: unitsNamed(state),
    measureIds: state.links.map(({ measureId }) => measureId),
    words: wordsOf(state),
  };
}

/** A row of a register as a record. */
export const entryShape: RecordShape<EntryState, EntryAct> = {
  kind: "entry",
  fold: foldEntry,
  permit: permitEntry,
  head: headOf,
  sentence: entrySentence,
};

/** An act of every type, with what the state could be asked for: which of them are permitted is what one may do. */
export function actsToOffer(state: EntryState, day: string): EntryAct[] {
  const { flows, lists } = specOf(state.register);
  const [flow, list] = [flows[0]?.flow, lists[0]];
  const open = state.items.find(({ taskId }) => taskId === null);
  const item: EntryItem | undefined = list && {
    id: "",
    list,
    text: "",
    unitId: null,
    due: null,
    since: day,
    doneOn: null,
    note: "",
    evidence: [],
    taskId: null,
  };
  const line: MoneyLine | undefined = flow && {
    flow,
    source: "unstated",
    period: day.slice(0, 4),
    amountFen: 0,
    batch: "",
    paper: "",
  };
  return [
    { type: "revise" },
    ...(line ? [{ type: "record-money", lines: [line] } as const] : []),
    ...(item ? [{ type: "put-item", item } as const] : []),
    ...(open ? [{ type: "drop-item", item: open.id } as const] : []),
    { type: "assign", item: null, task: "" },
    { type: "discuss", meeting: "", title: "", on: day },
    { type: "close", reason: "-" },
    { type: "reopen", reason: "-" },
    { type: "merge", into: "" },
    { type: "keep-apart", from: "" },
  ];
}
