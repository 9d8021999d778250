import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import { ITEM_FIELD_NAMES, type ItemField } from "../domain/items/item-fields.ts";
import type {
  AskedAgain,
  ImportLine,
  ImportView,
  ItemDetail,
  ItemRow,
  RuleCount,
} from "../domain/items/item-row.ts";
import { id, page, typed, words } from "../../../contract/parts.ts";
import { fourCity } from "./fields.ts";

const READERS = ["office", "leader", "data-officer", "unit-head", "liaison", "window-clerk"] as const;
const WRITERS = ["office", "data-officer"] as const;

const ruleId = z.string().regex(/^[a-z-]{1,40}$/);

const filters = z.object({
  city: fourCity.optional(),
  type: words(100).optional(),
  dept: words(200).optional(),
  finding: ruleId.optional(),
  q: words(100).optional(),
  catalogCode: words(40).optional(),
});

const importPages = page.extend({
  rule: ruleId.optional(),
  show: z.enum(["all", "corrections", "errors"]).default("all"),
});

/** What the list of items replies. */
export type ItemsReply = {
  readonly total: number;
  readonly rows: readonly ItemRow[];
  readonly byRule: readonly RuleCount[];
  readonly types: readonly string[];
  readonly depts: readonly { readonly city: string; readonly dept: string }[];
  readonly cities: readonly { readonly city: string; readonly items: number; readonly errors: number }[];
  /** Cities whose items the caller may import. */
  readonly importsFor: readonly string[];
};

export const itemsContract = {
  "GET /api/items": {
    summary: "Items of the four cities in force, a page of them, with how many each rule of the linter found",
    access: READERS,
    query: filters.extend(page.shape),
    reply: typed<ItemsReply>(),
  },
  "GET /api/items/workbook": {
    summary:
      "The corrected workbook of the filtered items: what is certain put right and marked, every finding beside it",
    access: READERS,
    query: filters,
    reply: "file",
  },
  "GET /api/items/asked-again": {
    summary: "Items that ask for what a published shared resource can supply",
    access: READERS,
    query: filters.pick({ city: true, dept: true, q: true }).extend(page.shape),
    reply: typed<{ total: number; rows: readonly AskedAgain[]; resources: number }>(),
  },
  "GET /api/items/:item": {
    summary: "One item with its findings, what shared data can supply, and its versions",
    access: READERS,
    params: z.object({ item: id }),
    reply: typed<ItemDetail>(),
  },
  "GET /api/item-imports": {
    summary: "Workbooks of items that were uploaded, the newest first",
    access: READERS,
    query: page,
    reply: typed<{ total: number; rows: readonly ImportLine[] }>(),
  },
  "POST /api/item-imports": {
    summary: "Upload a city's export of items (.xlsx, any headings); what its columns mean is proposed",
    access: WRITERS,
    query: z.object({ city: fourCity, confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<ImportView>(),
  },
  "GET /api/item-imports/:import": {
    summary: "One upload: columns, problems and a page of findings",
    access: READERS,
    params: z.object({ import: id }),
    query: importPages,
    reply: typed<ImportView>(),
  },
  "PUT /api/item-imports/:import/mapping": {
    summary: "Correct what the columns of a sheet mean; without fields they are proposed anew",
    access: WRITERS,
    params: z.object({ import: id }),
    query: importPages,
    body: z.object({
      sheet: z.string().max(100),
      headingRow: z.number().int().min(0).max(1_048_576),
      fields: z
        .array(z.enum(ITEM_FIELD_NAMES as unknown as [ItemField, ...ItemField[]]).nullable())
        .max(500)
        .optional(),
    }),
    reply: typed<ImportView>(),
  },
  "POST /api/item-imports/:import/apply": {
    summary: "Take its items over: all, or those that could be read in full",
    access: WRITERS,
    params: z.object({ import: id }),
    body: z.object({ mode: z.enum(["all", "good-rows"]) }),
    reply: typed<ImportView>(),
  },
  "DELETE /api/item-imports/:import": {
    summary: "Discard an upload of which nothing was taken over",
    access: WRITERS,
    params: z.object({ import: id }),
    reply: typed<ImportView>(),
  },
  "GET /api/item-imports/:import/workbook": {
    summary:
      "The corrected workbook of an upload: what is certain put right and marked, every finding beside it",
    access: READERS,
    params: z.object({ import: id }),
    reply: "file",
  },
  "GET /api/item-imports/:import/file": {
    summary: "The file as it was uploaded",
    access: READERS,
    params: z.object({ import: id }),
    reply: "file",
  },
} as const satisfies Contract;
