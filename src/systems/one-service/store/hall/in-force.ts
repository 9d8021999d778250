import type { Day } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";

/** A part of a statement over `one_service.item`: what is handled on a day. */
export const inForce = (sql: Sql, day: Day) => sql`
  replaced_on is null and hall_open
  and (hall_from is null or hall_from <= ${day}) and (hall_until is null or hall_until > ${day})`;
