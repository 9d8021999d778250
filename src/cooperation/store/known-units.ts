import { FailureError } from "../../kernel/error.ts";
import { UNKNOWN_UNIT } from "../domain/failures.ts";
import type { Desk } from "./desk.ts";

/** Throws where one of these ids, null left aside, is no unit of the roster. Read before a transaction, or within `desk.sql`. */
export async function checkKnownUnits(
  desk: Pick<Desk, "organisations" | "sql">,
  ids: readonly (string | null)[],
): Promise<void> {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0) return;
  const roster = await desk.organisations.list(desk.sql);
  const known = new Set(roster.flatMap(({ id, mergedIds }) => [id, ...(mergedIds ?? [])]));
  if (!asked.every((id) => known.has(id))) throw new FailureError(UNKNOWN_UNIT);
}
