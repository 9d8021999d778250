import { z } from "zod";
import { city, id } from "../../../contract/parts.ts";
import { importContract } from "../../../contract/import.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { MONEY_UNITS } from "../../../kernel/sheet-money.ts";
import { REGISTERS } from "../entry.ts";
import { IMPORT_OUTCOMES, type RegisterImport } from "./row.ts";

export const registerImportsContract = importContract<RegisterImport>()(
  "/api/register-imports",
  { path: "/api/registers/:register/imports", param: "register", scope: z.enum(REGISTERS) },
  {
    access: ["office", "unit-head", "liaison"],
    what: "a workbook of a register (.xlsx)",
    shows: [...Object.keys(IMPORT_OUTCOMES), "nothing"],
    decisions: {
      units: z.record(z.string().max(300), id.nullable()).default({}),
      same: z.record(z.string().regex(/^\d{1,7}$/), id.nullable()).default({}),
      moneyUnit: z.enum(MONEY_UNITS).nullable().default(null),
      city: city.nullable().default(null),
      /** Where rows belong whose city is none of the four, by what they say. */
      cities: z.record(z.string().max(300), city).default({}),
      proposedLinks: z.boolean().default(true),
    },
  },
) satisfies Contract;
