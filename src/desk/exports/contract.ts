import * as z from "zod";
import { id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { Export } from "../../kernel/export.ts";

const one = z.object({ export: id });

/** Files that are written in the background. */
export const exportsContract = {
  "GET /api/exports": {
    summary: "The caller's files that are written in the background, the newest first",
    access: "signed-in",
    reply: typed<{ rows: Export[] }>(),
  },
  "GET /api/exports/:export": {
    summary: "How far one of them is",
    access: "signed-in",
    params: one,
    reply: typed<Export>(),
  },
  "GET /api/exports/:export/file": {
    summary: "A finished one of one's own, for as long as one has the rights with which it was written",
    access: "signed-in",
    params: one,
    reply: "file",
    trail: "own",
  },
  "POST /api/exports/:export/opened": {
    summary: "Say that the record that was made was opened: it waits no more in the inbox",
    access: "signed-in",
    params: one,
    reply: typed<{ rows: Export[] }>(),
  },
  "DELETE /api/exports/:export": {
    summary: "Cancel one that is being written, or throw a finished one away",
    access: "signed-in",
    params: one,
    reply: typed<{ rows: Export[] }>(),
  },
} satisfies Contract;
