import { z } from "zod";
import { importContract } from "../../contract/import.ts";
import type { Contract } from "../../kernel/contract.ts";
import { ROSTER_OUTCOMES, type RosterImport } from "./line.ts";

export const rosterContract = {
  "GET /api/organisations/roster": {
    summary: "The roster as .xlsx, in the form that the import reads; with liaisons",
    access: ["office"],
    reply: "file",
  },
  ...importContract<RosterImport>()(
    "/api/roster-imports",
    { path: "/api/rosters/:roster/imports", param: "roster", scope: z.literal("units") },
    {
      access: ["office"],
      what: "a roster of units (.xlsx)",
      shows: [...Object.keys(ROSTER_OUTCOMES), "nothing"],
      decisions: {},
    },
  ),
} as const satisfies Contract;
