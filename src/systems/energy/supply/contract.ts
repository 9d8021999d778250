import { valuesOf } from "../../../contract/fields.ts";
import { importContract } from "../../../contract/import.ts";
import { filtersOf, kindContract } from "../../../contract/kind.ts";
import { ordered, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { RECORD_ORDERS } from "../../../kernel/list.ts";
import { z } from "zod";
import type { ProductBalance } from "./balance.ts";
import {
  BASE,
  BASE_FILTERS,
  type BaseAsked,
  type BaseDetail,
  type BaseImport,
  type BaseRow,
  equipmentBase,
} from "./kind.ts";

const KEEPERS = ["liaison", "unit-head"] as const;
const IMPORTS = "/api/energy/base-imports";

export const supplyContract = {
  ...kindContract<BaseAsked>()("/api/energy/bases", "base", equipmentBase, {
    readers: BUSINESS_ROLES,
    actors: KEEPERS,
    begin: valuesOf(BASE),
    summaries: {
      list: "Equipment bases of the four cities, by product, city, status and words",
      begin: "Enter an equipment base in the name of a bureau of industry",
      open: "An equipment base with its source and history",
      act: "Revise an equipment base, or enter that it ended",
    },
    row: typed<BaseRow>(),
    detail: typed<BaseDetail>(),
    filters: BASE_FILTERS,
  }),
  "GET /api/energy/bases-workbook": {
    summary: "What the list of equipment bases shows, as a workbook that an import reads again",
    access: BUSINESS_ROLES,
    query: filtersOf(equipmentBase.statuses, BASE_FILTERS).extend(ordered(RECORD_ORDERS)),
    reply: "file",
  },
  "GET /api/energy/supply": {
    summary: "Capacity a year of each product against what registered projects need of it, year by year",
    access: BUSINESS_ROLES,
    reply: typed<{ readonly rows: readonly ProductBalance[] }>(),
  },
  ...importContract<BaseImport>()(
    IMPORTS,
    { path: IMPORTS },
    {
      access: KEEPERS,
      what: "equipment bases (.xlsx or .csv)",
      shows: ["new", "changed", "known"],
      decisions: { ownUnit: z.boolean().default(false) },
    },
  ),
} as const satisfies Contract;
