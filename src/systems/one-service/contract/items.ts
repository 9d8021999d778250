import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import {
  type AskedAgain,
  type ItemDetail,
  ITEM_ORDERS,
  type ItemRow,
  type RuleCount,
  ASKED_AGAIN_ORDERS,
} from "../domain/items/item-row.ts";
import { id, ordered, page, typed, words } from "../../../contract/parts.ts";
import { fourCity } from "./fields.ts";

const READERS = ["office", "leader", "data-officer", "unit-head", "liaison", "window-clerk"] as const;

const ruleId = z.string().regex(/^[a-z-]{1,40}$/);

const filters = z.object({
  city: fourCity.optional(),
  type: words(100).optional(),
  dept: words(200).optional(),
  finding: ruleId.optional(),
  q: words(100).optional(),
  catalogCode: words(40).optional(),
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
    query: filters.extend(page.shape).extend(ordered(ITEM_ORDERS)),
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
    query: filters
      .pick({ city: true, dept: true, q: true })
      .extend(page.shape)
      .extend(ordered(ASKED_AGAIN_ORDERS)),
    reply: typed<{ total: number; rows: readonly AskedAgain[]; resources: number }>(),
  },
  "GET /api/items/:item": {
    summary: "One item with its findings, what shared data can supply, and its versions",
    access: READERS,
    params: z.object({ item: id }),
    reply: typed<ItemDetail>(),
  },
} as const satisfies Contract;
