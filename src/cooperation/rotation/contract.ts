import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { TakeBack } from "../../kernel/take-back.ts";
import { askedOf } from "../../contract/fields.ts";
import { askable } from "../../contract/kind.ts";
import { actingOnOne, city, day, typed } from "../../contract/parts.ts";
import { rotation, type RotationAsked } from "./kind.ts";
import type { RotationView } from "./turns.ts";

// Too few or too many cities are the domain's to refuse, by their names.
export const rotationAct = askedOf<RotationAsked | TakeBack>(askable(rotation.acts), {
  order: z.array(city).max(12).readonly(),
});

export const rotationContract = {
  "GET /api/rotation": {
    summary:
      "Whose turn the joint conference is, why, and what our turn needs; `date` reckons its preparation",
    access: BUSINESS_ROLES,
    query: z.object({ date: day.optional() }),
    reply: typed<RotationView>(),
  },
  "POST /api/rotation/acts": {
    summary: "Confirm the order, record what was held, skip, exchange, stand in, or take the latest act back",
    access: ["office"],
    body: z.object({ ...actingOnOne, act: rotationAct }),
    reply: typed<RotationView>(),
  },
} as const satisfies Contract;
