import { z } from "zod";
import { typed } from "../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { entryFilters } from "./contract.ts";
import { REGISTERS } from "./entry.ts";

const register = z.enum(REGISTERS);
const READERS = BUSINESS_ROLES;

const viewName = z.string().trim().min(1).max(60);
const view = z.object({
  filters: z
    .record(z.string().max(40), z.string().max(200))
    .refine((filters) => Object.keys(filters).length <= 30),
});
type View = { readonly name: string; readonly value: { readonly filters: Readonly<Record<string, string>> } };

export const registerWorkbookContract = {
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
