import * as z from "zod";
import { id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { BackgroundWork, Export } from "../../kernel/export.ts";

const one = z.object({ work: id });
const all = typed<{ rows: BackgroundWork[] }>();

/** What runs or ran in the background for who calls. */
export const backgroundContract = {
  "GET /api/background": {
    summary: "The caller's files, records and imports that are made in the background, the newest first",
    access: "signed-in",
    reply: all,
  },
  "GET /api/background/:work": {
    summary: "How far a file or a record is",
    access: "signed-in",
    params: one,
    reply: typed<Export>(),
  },
  "GET /api/background/:work/file": {
    summary: "A finished file of one's own, for as long as one has the rights with which it was written",
    access: "signed-in",
    params: one,
    reply: "file",
    trail: "own",
  },
  "POST /api/background/:work/opened": {
    summary: "Say that the record that was made was opened: it waits no more in the inbox",
    access: "signed-in",
    params: one,
    reply: all,
  },
  "DELETE /api/background/:work": {
    summary: "Cancel a file or a record that is being made, or take a finished one off the list",
    access: "signed-in",
    params: one,
    reply: all,
  },
} satisfies Contract;
