import { importContract } from "../../../contract/import.ts";
import { called, id, page, typed } from "../../../contract/parts.ts";
import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import { fourCity } from "../contract/fields.ts";
import { LINT_RULES } from "../domain/items/lint.ts";
import { FOUND, ITEM_OUTCOMES, type ItemImport, type ItemUpload } from "./line.ts";

const READERS = ["office", "leader", "data-officer", "unit-head", "liaison", "window-clerk"] as const;
const FILE = { access: READERS, params: z.object({ import: id }), reply: "file" } as const;

export const itemImportContract = {
  ...importContract<ItemImport>()(
    "/api/item-imports",
    { path: "/api/cities/:city/item-imports", param: "city", scope: fourCity },
    {
      access: ["office", "data-officer"],
      looks: READERS,
      what: "a city's export of items (.xlsx)",
      shows: [
        ...Object.keys({ ...ITEM_OUTCOMES, ...FOUND }),
        "nothing",
        ...LINT_RULES.map((rule) => rule.id),
      ],
      decisions: { codes: called("编码", "Codes", z.boolean()).default(false) },
    },
  ),
  "GET /api/item-imports": {
    summary: "Workbooks of items that were uploaded, the newest first",
    access: READERS,
    query: page,
    reply: typed<{ total: number; rows: readonly ItemUpload[] }>(),
  },
  "GET /api/item-imports/:import/workbook": {
    summary:
      "The corrected workbook of an upload: what is certain put right and marked, every finding beside it",
    ...FILE,
  },
  "GET /api/item-imports/:import/file": { summary: "The file as it was uploaded", ...FILE },
} as const satisfies Contract;
