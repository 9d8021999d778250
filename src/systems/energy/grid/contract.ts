import { valuesOf } from "../../../contract/fields.ts";
import { importContract } from "../../../contract/import.ts";
import { filtersOf, kindContract } from "../../../contract/kind.ts";
import { day, ordered, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { RECORD_ORDERS } from "../../../kernel/list.ts";
import { z } from "zod";
import type { GridBalance } from "./balance.ts";
import {
  GRID,
  GRID_FILTERS,
  GRID_UNITS,
  type GridAsked,
  gridCapacity,
  type GridDetail,
  type GridImport,
  type GridRow,
} from "./kind.ts";

const KEEPERS = ["liaison", "unit-head"] as const;
const IMPORTS = "/api/energy/grid-imports";

export const gridContract = {
  ...kindContract<GridAsked>()("/api/energy/grid", "capacity", gridCapacity, {
    readers: BUSINESS_ROLES,
    // The office confirms where no other unit can.
    actors: [...KEEPERS, "office"],
    begin: valuesOf(GRID),
    summaries: {
      list: "Grid capacities of the four cities, by city, status and words",
      begin: "Enter a grid capacity in the name of a grid company or a bureau of energy",
      open: "A grid capacity with its source and history",
      act: "Confirm, revise or withdraw a grid capacity",
    },
    row: typed<GridRow>(),
    detail: typed<GridDetail>(),
    filters: GRID_FILTERS,
  }),
  "GET /api/energy/grid-workbook": {
    summary: "What the list of grid capacities shows, as a workbook that an import reads again",
    access: BUSINESS_ROLES,
    query: filtersOf(gridCapacity.statuses, GRID_FILTERS).extend(ordered(RECORD_ORDERS)),
    reply: "file",
  },
  "GET /api/energy/grid-balance": {
    summary: "Grid capacity of each city and place against what registered projects ask, year by year",
    access: BUSINESS_ROLES,
    reply: typed<{ readonly rows: readonly GridBalance[] }>(),
  },
  ...importContract<GridImport>()(
    IMPORTS,
    { path: IMPORTS },
    {
      access: KEEPERS,
      what: "grid capacities (.xlsx or .csv)",
      shows: ["new", "changed", "known"],
      decisions: {
        unit: z.enum(Object.keys(GRID_UNITS) as [keyof typeof GRID_UNITS]).nullable(),
        way: z.enum(["importMw", "exportMw"]).nullable().default(null),
        from: day.nullable().default(null),
      },
    },
  ),
} as const satisfies Contract;
