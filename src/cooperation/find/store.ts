import type { Found } from "../../kernel/find.ts";
import { regionWords } from "../../kernel/region.ts";
import { type Asked, hitsOf, recordHits } from "../../platform/records/finder.ts";
import { matchingEntries } from "../registers/store-list.ts";
import type { RegisterKind } from "../registers/entry.ts";

type Finding = (asked: Asked<unknown>) => Promise<Omit<Found, "kind">[]>;

type EntryHit = {
  readonly id: string;
  readonly title: string;
  readonly regionCode: string;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Rows of a register, as its list shows them. */
export const findEntries =
  (register: RegisterKind, today: () => string): Finding =>
  async (asked) => {
    const { sql } = asked;
    const rows = await hitsOf<EntryHit>(asked, {
      of: sql`organisation.entry`,
      id: sql`entry.id`,
      text: sql`search_text`,
      among: sql`register = ${register}`,
      readable: matchingEntries(sql, register, {}, [], today()),
      shown: sql`entry.id, entry.name as title, entry.region_code, record.sample`,
      from: sql`organisation.entry on entry.id = hits.id join organisation.record on record.id = entry.id`,
    });
    return rows.map(({ id, title, regionCode, sample, fit }) => ({
      id,
      title,
      about: regionWords(regionCode),
      link: `/entries/${id}`,
      fit,
      sample,
    }));
  };

/** Records of a kind that every reader of its list sees; `path` leads to the page of one. */
export const findRecords =
  (kind: string, path: string): Finding =>
  async (asked) =>
    (await recordHits(asked, "organisation", kind)).map(({ id, title, day, regionCode, sample, fit }) => {
      const region = regionWords(regionCode);
      const on = day === null ? "" : ` · ${day}`;
      return {
        id,
        title,
        about: { zh: `${region.zh}${on}`, en: `${region.en}${on}` },
        link: `${path}/${id}`,
        fit,
        sample,
      };
    });
