import type { LikelySame } from "./entry-row.ts";
import type { RegisterKind } from "./entry.ts";
import { likelySame } from "./likely-same.ts";
import type { Desk } from "../store/desk.ts";

const SHOWN = 200;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly version: number;
  readonly placeKey: string | null;
  readonly apartFrom: readonly string[];
};

/** Open rows of a register that look like one matter, the most alike first; `whole`: there are no others. A person decides. */
export async function listLikelySame(
  { sql }: Desk,
  register: RegisterKind,
): Promise<{ rows: LikelySame[]; whole: boolean }> {
  const rows = await sql<Row[]>`
    select e.id, e.name, e.region_code, e.version, e.place_key, r.state -> 'apartFrom' as apart_from
    from organisation.entry e join organisation.record r on r.id = e.id
    where e.register = ${register} and e.closed_on is null`;
  const known = new Map(rows.map((row) => [row.id, row]));
  const { pairs, whole } = likelySame(rows);
  const told = pairs.slice(0, SHOWN).flatMap(({ left: one, right: other, likeness }) => {
    const [left, right] = [known.get(one), known.get(other)];
    return left && right ? [{ left: shown(left), right: shown(right), likeness }] : [];
  });
  return { rows: told, whole: whole && pairs.length <= SHOWN };
}

const shown = ({ id, name, regionCode, version }: Row): LikelySame["left"] => ({
  id,
  name,
  regionCode,
  version,
});
