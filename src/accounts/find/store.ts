import type { Found } from "../../kernel/find.ts";
import type { Role } from "../../kernel/access.ts";
import { regionWords } from "../../kernel/region.ts";
import { type Asked, begins, hitsOf, holds } from "../../platform/records/finder.ts";

/** `roles`: of which pages a unit or a person stands on for the reader. */
export type Reader = { readonly roles: readonly Role[] };
type Finding = (asked: Asked<Reader>) => Promise<Omit<Found, "kind">[]>;

const address = (path: string, q: string): string => `${path}?${new URLSearchParams({ q }).toString()}`;

type UnitHit = {
  readonly id: string;
  readonly title: string;
  readonly regionCode: string;
  readonly aliases: readonly string[];
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Units that stand, by name and by other names; `pages` are the roles that open a unit's own page, others find it on the roster. */
export const findUnits =
  (opens: (roles: readonly Role[]) => boolean): Finding =>
  async (asked) => {
    const { sql, words, reader } = asked;
    const alias = sql`platform.find_text(alias)`;
    const rows = await hitsOf<UnitHit>(asked, {
      of: sql`accounts.organisation`,
      id: sql`organisation.id`,
      text: sql`platform.find_text(name)`,
      readable: sql`merged_into is null`,
      also: sql`(select organisation_id from accounts.alias where ${holds(sql, alias, words)} limit 40)
        union (select organisation_id from accounts.alias where ${begins(sql, alias, words)} limit 40)`,
      shown: sql`organisation.id, organisation.name as title, organisation.region_code, false as sample,
        coalesce((select array_agg(alias order by alias) from accounts.alias where organisation_id = organisation.id), '{}') as aliases`,
      from: sql`accounts.organisation on organisation.id = hits.id`,
    });
    return rows.map(({ id, title, regionCode, aliases, fit }) => {
      const region = regionWords(regionCode);
      const more = aliases.length === 0 ? "" : ` · ${aliases.slice(0, 3).join("、")}`;
      return {
        id,
        title,
        about: { zh: `${region.zh}${more}`, en: `${region.en}${more}` },
        link: opens(reader.roles) ? `/units/${id}` : address("/roster", title),
        fit: aliases.some((each) => each === words.trim()) ? 3 : fit,
        sample: title.includes("示例"),
      };
    });
  };

type PersonHit = UnitHit & { readonly name: string; readonly unit: string | null };

/** People with accounts, by name and by what they sign in with. */
export const findPeople: Finding = async (asked) => {
  const { sql, words } = asked;
  const login = sql`platform.find_text(name)`;
  const rows = await hitsOf<PersonHit>(asked, {
    of: sql`accounts.account`,
    id: sql`account.id`,
    text: sql`platform.find_text(display_name)`,
    readable: sql`true`,
    numbered: sql`lower(name) = ${words.trim().toLowerCase()}`,
    also: sql`(select id from accounts.account where ${holds(sql, login, words)} limit 40)
      union (select id from accounts.account where ${begins(sql, login, words)} limit 40)`,
    shown: sql`account.id, account.display_name as title, account.name, organisation.name as unit, false as sample`,
    from: sql`accounts.account on account.id = hits.id
      left join accounts.organisation on organisation.id = account.organisation_id`,
  });
  return rows.map(({ id, title, name, unit, fit }) => {
    const about = unit === null ? name : `${name} · ${unit}`;
    return {
      id,
      title,
      about: { zh: about, en: about },
      link: address("/accounts", name),
      fit,
      sample: title.includes("示例"),
    };
  });
};
