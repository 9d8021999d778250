import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { RegisterChoices } from "./register-choices.ts";
import { typed } from "../../contract/parts.ts";

export const registerChoicesContract = {
  "GET /api/register-choices": {
    summary:
      "What a row of a register may hang on: plans in force, their measures and undertakings, and units",
    access: BUSINESS_ROLES,
    reply: typed<RegisterChoices>(),
  },
} as const satisfies Contract;
