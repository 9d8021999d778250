import { z } from "zod";
import { id } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";

export const packContract = {
  "GET /api/energy/projects/:project/pack": {
    summary:
      "The application of a project as .docx: facts, articles one by one, gaps, what each condition costs",
    access: BUSINESS_ROLES,
    params: z.object({ project: id }),
    reply: "file",
  },
} as const satisfies Contract;
