import { z } from "zod";
import { valuesOf } from "../../../../contract/fields.ts";
import { callersKey, id, ordered, page, typed } from "../../../../contract/parts.ts";
import { PARTIES, UNITS, WORKERS } from "../../domain/roles.ts";
import { INSPECTION, LEDGER_ENTRY, type LedgerDetail, type LedgerRow, USE_ORDERS } from "./ledger.ts";

export const ledgerContract = {
  "GET /api/data/ledgers": {
    summary: "Records of use by grant, with what is missing",
    access: PARTIES,
    query: page.extend({ gaps: z.stringbool().default(false) }).extend(ordered(USE_ORDERS)),
    reply: typed<{ total: number; rows: LedgerRow[]; day: string }>(),
  },
  "GET /api/data/ledgers/:grant": {
    summary:
      "The records of use of one grant; others than its keeper see the entries after an inspection is entered",
    access: PARTIES,
    params: z.object({ grant: id }),
    reply: typed<LedgerDetail>(),
  },
  "POST /api/data/ledgers/:grant/entries": {
    summary: "Enter a record of use, storage or destruction",
    access: UNITS,
    params: z.object({ grant: id }),
    body: z.object({ key: callersKey }).and(valuesOf(LEDGER_ENTRY)),
    reply: typed<LedgerDetail>(),
  },
  "DELETE /api/data/ledgers/:grant/entries/:entry": {
    summary: "Delete a record of use whose time of keeping is over",
    access: UNITS,
    params: z.object({ grant: id, entry: id }),
    reply: typed<LedgerDetail>(),
  },
  "POST /api/data/ledgers/:grant/inspections": {
    summary: "Look into a ledger as its provider or data authority, which is recorded",
    access: WORKERS,
    params: z.object({ grant: id }),
    body: z.object({ key: callersKey }).and(valuesOf(INSPECTION)),
    reply: typed<LedgerDetail>(),
  },
  "GET /api/data/ledgers/:grant/workbook": {
    summary: "The records of use of one grant as .xlsx",
    access: PARTIES,
    params: z.object({ grant: id }),
    reply: "file",
  },
} as const;
