import type { ActingFor } from "../../kernel/actor.ts";
import { type Failure, refusal } from "../../kernel/error.ts";

export const OFFICE_ONLY = refusal(
  "office-only",
  "这一步由领导小组办公室办理，请与办公室联系。",
  "The leading group's office does this. Ask the office.",
);

/** Who acts for the leading group's office. */
export const isOffice = ({ system, roles }: ActingFor): boolean => system || roles.includes("office");

/** Why this is not the actor's to do, null for the office. */
export const byOffice = (actor: ActingFor): Failure | null => (isOffice(actor) ? null : OFFICE_ONLY);

export const OWN_UNIT_ONLY = refusal(
  "own-unit-only",
  "只能办理本单位的事项。请由该单位的负责人、联络员或办公室办理。",
  "This is another unit's matter. Its head, its liaison officer or the office does it.",
);

export const UNKNOWN_UNIT = refusal(
  "unknown-unit",
  "有单位不在单位名录中，请从名录中选择。",
  "A unit is not on the roster. Choose it from there.",
);
