import { z } from "zod";
import {
  acting,
  attachment,
  called,
  callersKey,
  city,
  day,
  described,
  id,
  needed,
  ordered,
  page,
  place,
  typed,
  words,
} from "../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { own } from "../../kernel/fields.ts";
import {
  ENTRY_ORDERS,
  ENTRY_STATES,
  type EntriesOfMeasure,
  type EntryDetail,
  type EntryRow,
  type LikelySame,
  type RegisterBoard,
  type RegisterChoices,
} from "./entry-row.ts";
import { FLOWS, ITEM_LISTS, MONEY_SOURCES, REGISTERS } from "./entry.ts";
import { type EntryAct, entryKind } from "./kind.ts";
import { PROJECT } from "./project.ts";
import { rowAsks } from "./register-spec.ts";

const register = z.enum(REGISTERS);
const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,40}$/);
const value = z.union([words(20_000), z.number(), z.array(needed(300)).max(200).readonly(), place]);
const stageDays = z.object({ planned: day.nullable(), actual: day.nullable() });
const links = called(
  "所挂举措",
  "Measures it hangs on",
  z
    .array(z.object({ planId: id, measureId: id, undertakingId: id.nullable() }))
    .max(50)
    .readonly(),
);
const source = called(
  "来源",
  "Source",
  z.object({ title: needed(300), date: day.nullable(), url: z.url().max(500).nullable() }).nullable(),
);

/** What every row is asked, so that a refusal names it as its form does. */
const ASKED = { ...rowAsks(PROJECT), ...entryKind.acts.close.asks };
const name = described(ASKED.name, needed(300));
// Which kinds there are is for its register to say.
const variant = described(own(ASKED.variant.name), key.nullable());
const valued = own(ASKED.values.name);
const stages = called("阶段", "Stages", z.record(key, stageDays).readonly());

export const entrySeed = z.object({
  name,
  regionCode: described(ASKED.regionCode, city),
  variant,
  values: described(valued, z.record(key, value).readonly()),
  links,
  stages,
  source: source.default(null),
});

const moneyLine = z.object({
  flow: called("口径", "Flow", z.enum(FLOWS)),
  source: called("来源", "Source", z.enum(MONEY_SOURCES)),
  period: called("期间", "Period", z.string().regex(/^(?:19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/)),
  amountFen: called("金额", "Amount", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)),
  batch: called("批次", "Batch", words(100)),
  paper: called("文号", "Paper number", words(200)),
});

const item = z.object({
  id: called("条目编号", "Number of the item", id),
  list: called("条目种类", "Sort of item", z.enum(ITEM_LISTS)),
  text: called("内容", "What it says", needed(5_000)),
  unitId: called("负责单位", "Unit in charge", id.nullable()),
  due: called("期限", "Due", day.nullable()),
  since: called("登记日期", "Recorded on", day),
  doneOn: called("完成日期", "Done on", day.nullable()),
  note: called("说明", "Note", words(5_000)),
  evidence: called("佐证材料", "Evidence", z.array(attachment.shape.digest).max(50).readonly()),
  taskId: called("任务", "Task", id.nullable()),
});
const other = called("另一行", "The other row", id);
const reason = called("修改理由", "Why it changes", words(500));

/** Acts that a caller may ask for; what other acts record follows from routes of their own. */
export const entryAct = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("revise"),
    name: name.optional(),
    variant: variant.optional(),
    values: described(valued, z.record(key, value.nullable()).readonly()).optional(),
    stages: stages.optional(),
    links: links.optional(),
    reason: reason.optional(),
  }),
  z.object({
    type: z.literal("record-money"),
    lines: called("金额", "Amounts", z.array(moneyLine).min(1).max(3_000).readonly()),
  }),
  z.object({ type: z.literal("put-item"), item: called("条目", "Item", item) }),
  z.object({ type: z.literal("drop-item"), item: called("条目", "Item", id) }),
  z.object({ type: z.literal("close"), reason: described(ASKED.reason, needed(2_000)) }),
  z.object({
    type: z.literal("reopen"),
    reason: described(entryKind.acts.reopen.asks.reason, needed(2_000)),
  }),
  z.object({ type: z.literal("merge"), into: other }),
  z.object({ type: z.literal("keep-apart"), from: other }),
]) satisfies z.ZodType<EntryAct>;

/** Or that the latest of them be taken back. */
const askedAct = z.discriminatedUnion("type", [
  ...entryAct.options,
  z.object({ type: z.literal("take-back"), of: called("步骤", "Step", z.number().int().min(2)) }),
]);

export const entryFilters = z.object({
  q: words(200).optional(),
  variant: key.optional(),
  /** A stage's key, or `unknown`. */
  stage: key.optional(),
  measure: id.optional(),
  undertaking: id.optional(),
  unit: id.optional(),
  city: city.optional(),
  standing: z.enum(["entered", "reported", "sample"]).optional(),
  /** `blocked`: a point is not cleared; `slipping`: past its next planned day, or late at the last stage that can be compared. */
  state: z.enum(ENTRY_STATES).optional(),
  ...ordered(ENTRY_ORDERS),
});

const taskUnits = z
  .array(z.object({ unitId: id, role: z.enum(["lead", "support", "guide"]) }))
  .min(1)
  .max(100);

const viewName = needed(60);
const view = z.object({
  filters: called(
    "视图",
    "View",
    z.record(z.string().max(40), z.string().max(200)).refine((filters) => Object.keys(filters).length <= 30),
  ),
});
type View = { readonly name: string; readonly value: { readonly filters: Readonly<Record<string, string>> } };

const READERS = BUSINESS_ROLES;
const WRITERS = ["office", "unit-head", "liaison"] as const;

export const registersContract = {
  "GET /api/registers/:register/entries": {
    summary: "A register, filtered and paged",
    access: READERS,
    params: z.object({ register }),
    query: entryFilters.extend(page.shape),
    reply: typed<{ total: number; rows: EntryRow[]; units: Record<string, string> }>(),
  },
  "GET /api/registers/:register/board": {
    summary: "A register in figures under the same filter: stages, kinds, cities, money by year",
    access: READERS,
    params: z.object({ register }),
    query: entryFilters,
    reply: typed<RegisterBoard>(),
  },
  "POST /api/registers/:register/entries": {
    summary:
      "Enter a row; a repeated key enters once. People of a unit enter rows that their unit answers for",
    access: WRITERS,
    params: z.object({ register }),
    body: z.object({ key: callersKey, seed: called("内容", "What it says", entrySeed) }),
    reply: typed<EntryDetail>(),
  },
  "GET /api/registers/:register/likely-same": {
    summary: "Rows of two cities or two entries that look like one; a person decides",
    access: ["office"],
    params: z.object({ register }),
    /** `whole` is false where there are more than are told. */
    reply: typed<{ rows: LikelySame[]; whole: boolean }>(),
  },
  "GET /api/entries/:entry": {
    summary: "A row with its stages, money, items, documents and history",
    access: READERS,
    params: z.object({ entry: id }),
    reply: typed<EntryDetail>(),
  },
  "POST /api/entries/:entry/acts": {
    summary: "Act on a row; an older version is refused with who changed it",
    access: WRITERS,
    params: z.object({ entry: id }),
    body: z.object({ ...acting, act: called("操作", "Act", askedAct) }),
    reply: typed<EntryDetail>(),
  },
  "POST /api/entries/:entry/tasks": {
    summary: "Make a task of a row or of one of its items (an article, a blocking point)",
    access: ["office"],
    params: z.object({ entry: id }),
    body: z.object({
      ...acting,
      item: called("条目", "Item", id.nullable()),
      planId: called("方案", "Plan", id),
      measureId: called("举措", "Measure", id.nullable()),
      undertakingId: called("具体任务", "Undertaking", id.nullable()),
      text: called("任务内容", "Task", needed(5_000)),
      units: called("单位", "Units", taskUnits),
      due: called("期限", "Due", day.nullable()),
      dispatch: called("立即交办", "Dispatch at once", z.boolean()),
    }),
    reply: typed<EntryDetail>(),
  },
  "POST /api/entries/:entry/documents": {
    summary: "Keep a document with a row; classified files are refused",
    access: WRITERS,
    params: z.object({ entry: id }),
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<EntryDetail>(),
  },
  "GET /api/entries/:entry/documents/:digest": {
    summary: "A document as it was kept",
    access: READERS,
    params: z.object({ entry: id, digest: attachment.shape.digest }),
    reply: "file",
  },
  "GET /api/measures/:measure/entries": {
    summary: "What of every register hangs on a measure",
    access: READERS,
    params: z.object({ measure: id }),
    reply: typed<{ registers: EntriesOfMeasure[] }>(),
  },
  "GET /api/registers/:register/workbook": {
    summary: "The filtered register as .xlsx; `columns` are the chosen ones, parted by commas",
    access: READERS,
    params: z.object({ register }),
    query: entryFilters.extend({ columns: z.string().max(4_000).optional() }),
    reply: "file",
  },
  "GET /api/registers/:register/template": {
    summary: "An empty workbook with the register's own headings and what may be written below them",
    access: READERS,
    params: z.object({ register }),
    reply: "file",
  },
  "GET /api/register-views/:register": {
    summary: "The caller's saved views of a register",
    access: READERS,
    params: z.object({ register }),
    reply: typed<{ rows: View[] }>(),
  },
  "PUT /api/register-views/:register/:name": {
    summary: "Save a view of a register under a name, over what had it",
    access: READERS,
    params: z.object({ register, name: viewName }),
    body: view,
    reply: typed<{ rows: View[] }>(),
  },
  "DELETE /api/register-views/:register/:name": {
    summary: "Forget a saved view",
    access: READERS,
    params: z.object({ register, name: viewName }),
    reply: typed<{ rows: View[] }>(),
  },
  "GET /api/register-choices": {
    summary:
      "What a row of a register may hang on: plans in force, their measures and undertakings, and units",
    access: READERS,
    reply: typed<RegisterChoices>(),
  },
} as const satisfies Contract;
