import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { REGISTERS } from "../registers/entry.ts";
import { MONEY_UNITS } from "../domain/registers/import-money.ts";
import { IMPORT_OUTCOMES, type RegisterImport } from "../domain/registers/import-row.ts";
import { city, id, page, typed } from "../../contract/parts.ts";
import { entryFilters } from "../registers/contract.ts";

const register = z.enum(REGISTERS);
const READERS = BUSINESS_ROLES;
const WRITERS = ["office", "unit-head", "liaison"] as const;

/** Which lines are shown: all, those that cannot be entered yet, those with something to say, or those of an outcome. */
const lines = page.extend({ show: z.enum(["all", "blocked", "issues", ...IMPORT_OUTCOMES]).default("all") });

const viewName = z.string().trim().min(1).max(60);
const view = z.object({
  filters: z
    .record(z.string().max(40), z.string().max(200))
    .refine((filters) => Object.keys(filters).length <= 30),
});
type View = { readonly name: string; readonly value: { readonly filters: Readonly<Record<string, string>> } };

export const registerImportsContract = {
  "POST /api/registers/:register/imports": {
    summary: "Upload a workbook (.xlsx) of any headings; what its columns mean is proposed",
    access: WRITERS,
    params: z.object({ register }),
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<RegisterImport>(),
  },
  "GET /api/register-imports/:import": {
    summary:
      "A workbook on its way into a register, with one page of its lines; one's own, the office every one",
    access: WRITERS,
    params: z.object({ import: id }),
    query: lines,
    reply: typed<RegisterImport>(),
  },
  "PUT /api/register-imports/:import/mapping": {
    summary:
      "Correct what its columns mean, and say who is meant by a name and which rows are the same; without fields they are proposed anew",
    access: WRITERS,
    params: z.object({ import: id }),
    query: lines,
    body: z.object({
      headingRow: z.number().int().min(0).max(1_048_576),
      fields: z.array(z.string().max(120).nullable()).max(500).optional(),
      units: z.record(z.string().max(300), id.nullable()).default({}),
      same: z.record(z.string().regex(/^\d{1,7}$/), id.nullable()).default({}),
      moneyUnit: z.enum(MONEY_UNITS).nullable().default(null),
      city: city.nullable().default(null),
      /** Where rows belong whose city is none of the four, by what they say. */
      cities: z.record(z.string().max(300), city).default({}),
      proposedLinks: z.boolean().default(true),
    }),
    reply: typed<RegisterImport>(),
  },
  "POST /api/register-imports/:import/apply": {
    summary:
      "Enter its rows: all, or those without errors; many go on in the background, and what was stopped goes on",
    access: WRITERS,
    params: z.object({ import: id }),
    body: z.object({ mode: z.enum(["all", "good-rows"]) }),
    reply: typed<RegisterImport>(),
  },
  "POST /api/register-imports/:import/stop": {
    summary: "Stop one that goes on in the background; what was entered stays",
    access: WRITERS,
    params: z.object({ import: id }),
    reply: typed<RegisterImport>(),
  },
  "DELETE /api/register-imports/:import": {
    summary: "Discard one of which nothing was entered",
    access: WRITERS,
    params: z.object({ import: id }),
    reply: typed<RegisterImport>(),
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
} as const satisfies Contract;
