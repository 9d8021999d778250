import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Failure } from "../../../../kernel/error.ts";
import { notYourCity } from "./item-failures.ts";

/**
 * Why somebody may not import items of a city, null where it is allowed: the office for any city, the data authority for
 * that of its unit; one of the whole region for every city of it.
 */
export function permitImport(
  city: string,
  { roles, system, regionCode }: Pick<ActingFor, "roles" | "system" | "regionCode">,
): Failure | null {
  if (system || roles.includes("office")) return null;
  const own = roles.includes("data-officer") && (regionCode === city || regionCode === "150000");
  return own ? null : notYourCity(city);
}
