import { filtersOf, kindContract } from "../../../src/contract/kind.ts";
import { importContract } from "../../../src/contract/import.ts";
import { valuesOf } from "../../../src/contract/fields.ts";
import { typed } from "../../../src/contract/parts.ts";
import type { Contract } from "../../../src/kernel/contract.ts";
import type { Opened } from "../../../src/kernel/record.ts";
import {
  FINDING,
  found,
  type FoundAsked,
  type FoundImport,
  type FoundRow,
  type FoundState,
} from "./found/kind.ts";

export const contract = {
  ...kindContract<FoundAsked>()("/api/found", "found", found, {
    readers: ["window-clerk", "office"],
    actors: ["window-clerk"],
    begin: valuesOf(FINDING),
    summaries: {
      list: "Things found, by status and words",
      begin: "Enter a thing at the caller's desk",
      open: "A thing with its history",
      act: "Claim a thing, give it back or hand it over",
    },
    row: typed<FoundRow>(),
    detail: typed<Opened<FoundState>>(),
  }),
  "GET /api/found-workbook": {
    summary: "What the list shows, as a workbook",
    access: ["window-clerk", "office"],
    query: filtersOf(found.statuses),
    reply: "file",
  },
  ...importContract<FoundImport>()(
    "/api/found-imports",
    { path: "/api/found-imports" },
    { access: ["window-clerk"], what: "a list of things found", shows: ["new"], decisions: {} },
  ),
} satisfies Contract;

export type LostFoundContract = typeof contract;
