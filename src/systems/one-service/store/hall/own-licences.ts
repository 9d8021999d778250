import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { OwnLicence } from "../../domain/hall/form.ts";
import { type LicenceState, standingOf } from "../../domain/hall/licence.ts";
import type { Desk } from "../desk.ts";

/** Licences that somebody holds and that are valid now. */
export async function validLicencesOf(
  { sql, now }: Pick<Desk, "sql" | "now">,
  number: string,
): Promise<OwnLicence[]> {
  const rows = await sql<{ id: string; state: LicenceState }[]>`
    select r.id, r.state from one_service.licence_holder h join one_service.record r on r.id = h.record_id
    where h.number = ${number} order by r.begun_at`;
  const day = dayInShanghai(now());
  return rows
    .filter(({ state }) => standingOf(state, day) === "valid")
    .map(({ id, state }) => ({ id, type: state.type, issuer: state.issuerName }));
}
