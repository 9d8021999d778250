import { z } from "zod";
import { called, city, id } from "../../../contract/parts.ts";
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
      units: called("单位", "Units", z.record(z.string().max(300), id.nullable())).default({}),
      same: called(
        "与已有条目相同的行",
        "Lines that are rows already",
        z.record(z.string().regex(/^\d{1,7}$/), id.nullable()),
      ).default({}),
      moneyUnit: called("金额单位", "Unit of money", z.enum(MONEY_UNITS).nullable()).default(null),
      city: called("城市", "City", city.nullable()).default(null),
      /** Where rows belong whose city is none of the four, by what they say. */
      cities: called("各行的城市", "Cities of lines", z.record(z.string().max(300), city)).default({}),
      proposedLinks: called("建议的举措", "Measures proposed by name", z.boolean()).default(true),
    },
  },
) satisfies Contract;
