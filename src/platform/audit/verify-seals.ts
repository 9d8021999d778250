import postgres from "postgres";
import type { Sentence } from "../../kernel/error.ts";
import type { Sql } from "../database/database.ts";
import { SEALS_BEGIN } from "./seal-existing.ts";
import { fits, type SealedTable } from "./seals.ts";

/**
 * What became of a row since it was sealed: `changed`, `gone`, or `unknown` to the trail; `sealed-again`: a later entry claims
 * another content for it; `late`: claimed to be older than seals, by an entry that came after them; `not-erasable`: claimed
 * to be erased where nothing ever is; `erased` lawfully, by the entry told.
 */
export type SealState = "changed" | "gone" | "unknown" | "sealed-again" | "late" | "not-erasable" | "erased";

export type SealFinding = {
  readonly of: string;
  readonly record: string;
  readonly part: string;
  readonly state: SealState;
  /** The entry of the trail that says so: who, when, its number. */
  readonly entry: { readonly number: number; readonly at: string; readonly by: string | null } | null;
};

export type SealsVerdict = {
  /** Rows that the trail vouches for. */
  readonly checked: number;
  /** Of them, those that are older than seals: vouched for only since then. */
  readonly before: number;
  readonly erased: readonly SealFinding[];
  readonly broken: readonly SealFinding[];
};

type Said = {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
  readonly action: string;
  readonly digest: string | null;
  readonly erased: boolean | null;
};
type Joined = Readonly<Record<string, unknown>> & {
  readonly sealRecord: string;
  readonly sealPart: string;
  readonly sealSaid: readonly Said[] | null;
  readonly sealPresent: boolean | null;
  readonly salt: Buffer | null;
};

const AT_ONCE = 500;

function stateOf(
  table: SealedTable,
  { sealSaid: said, sealPresent: present, salt, ...row }: Joined,
  firstOwn: number,
): { readonly state: SealState | "sound"; readonly by: Said | null } {
  const [first, ...later] = said ?? [];
  if (!first) return { state: "unknown", by: null };
  const unlawful = said?.find(({ erased }) => erased === true && table.erasable !== true);
  if (unlawful) return { state: "not-erasable", by: unlawful };
  const again = later.find(({ erased, digest }) => erased !== true || digest !== null);
  if (again) return { state: "sealed-again", by: again };
  const last = later.at(-1) ?? first;
  if (last.digest === null) return { state: present ? "unknown" : "erased", by: last };
  if (!present) return { state: "gone", by: first };
  if (!fits(table, row, salt, last.digest)) return { state: "changed", by: first };
  if (first.action === SEALS_BEGIN && first.number > firstOwn) return { state: "late", by: first };
  return { state: "sound", by: last };
}

/** Holds every row of a sealed table against the trail, or those of some records. */
export async function verifySeals(
  sql: Sql,
  table: SealedTable,
  records?: readonly string[],
): Promise<SealsVerdict> {
  const { of, record, part, content } = table;
  const name = (column: string) => sql(postgres.fromCamel(column));
  const [own] = await sql<{ number: number | null }[]>`
    select min(number) as number from platform.audit
    where action <> ${SEALS_BEGIN} and seals @> ${sql.json([{ of }])}`;
  const firstOwn = own?.number ?? Number.POSITIVE_INFINITY;
  const some = (column: ReturnType<typeof sql>) =>
    records === undefined ? sql`` : sql`and ${column} = any(${[...records]})`;
  const rows = sql<Joined[]>`
    with said as (
      select s ->> 'record' as record, s ->> 'part' as part,
        jsonb_agg(jsonb_build_object('number', a.number, 'at', a.at, 'by', a.actor_name, 'action', a.action,
          'digest', s -> 'digest', 'erased', s -> 'erased') order by a.number) as said
      from platform.audit a
        cross join lateral jsonb_array_elements(case jsonb_typeof(a.seals) when 'array' then a.seals end) s
      where a.seals is not null and a.number is not null and s ->> 'of' = ${of} ${some(sql`s ->> 'record'`)}
      group by 1, 2
    ), standing as (
      select ${name(record)}::text as seal_record, ${name(part)}::text as seal_part, true as present,
        ${sql([...new Set([record, part, ...content, "salt"])])}
      from ${sql(of)} where true ${some(sql`${name(record)}::text`)}
    )
    select coalesce(said.record, standing.seal_record) as seal_record,
      coalesce(said.part, standing.seal_part) as seal_part, said.said as seal_said, standing.present as seal_present, standing.salt
      ${[...new Set([record, part, ...content])].map((column) => sql`, standing.${name(column)}`)}
    from said full join standing on standing.seal_record = said.record and standing.seal_part = said.part`;
  let [checked, before] = [0, 0];
  const [erased, broken]: [SealFinding[], SealFinding[]] = [[], []];
  for await (const some500 of rows.cursor(AT_ONCE))
    for (const row of some500) {
      const { state, by } = stateOf(table, row, firstOwn);
      checked += 1;
      if (row.sealSaid?.[0]?.action === SEALS_BEGIN) before += 1;
      if (state === "sound") continue;
      const entry = by && { number: by.number, at: new Date(by.at).toISOString(), by: by.by };
      const finding = { of, record: row.sealRecord, part: row.sealPart, state, entry };
      (state === "erased" ? erased : broken).push(finding);
    }
  return { checked, before, erased, broken };
}

/** The same of several tables together. */
export async function verifyAllSeals(sql: Sql, tables: readonly SealedTable[]): Promise<SealsVerdict> {
  const all: SealsVerdict[] = [];
  for (const table of tables) all.push(await verifySeals(sql, table));
  return {
    checked: all.reduce((sum, each) => sum + each.checked, 0),
    before: all.reduce((sum, each) => sum + each.before, 0),
    erased: all.flatMap((each) => each.erased),
    broken: all.flatMap((each) => each.broken),
  };
}

const STATES: Readonly<Record<SealState, Sentence>> = {
  changed: {
    zh: "与写入时的摘要不符，写入后被改动",
    en: "differs from its digest: changed after it was written",
  },
  gone: { zh: "已不在：写入后被删除", en: "is gone: deleted after it was written" },
  unknown: { zh: "操作记录中没有它：绕过系统写入", en: "is unknown to the trail: written past the system" },
  "sealed-again": {
    zh: "又有一条记录声称它是别的内容",
    en: "is claimed by a later entry to say something else",
  },
  late: {
    zh: "自称早于摘要，记录它的却晚于摘要启用",
    en: "is claimed to be older than digests by an entry that is younger",
  },
  "not-erasable": {
    zh: "被一条记录说成已依法删除，而这类内容从不删除",
    en: "is said to be erased by an entry, which rows of this table never are",
  },
  erased: { zh: "其中文字已依法删除", en: "had words erased lawfully" },
};

/** A finding in words: which row, what became of it, and the entry that recorded it. */
export function findingSentence({ of, record, part, state, entry }: SealFinding): Sentence {
  const { zh, en } = STATES[state];
  const who = entry?.by ?? "几字弯 Jiziwan";
  return {
    zh: `${of} ${record} 第 ${part} 号${zh}${entry ? `（操作记录第 ${entry.number} 条，${entry.at}，${who}）` : ""}。`,
    en: `${of} ${record} no. ${part} ${en}${entry ? ` (entry ${entry.number} of the trail, ${entry.at}, ${who})` : ""}.`,
  };
}

/** What commands print of acts: every one that is broken or erased, and how many the trail vouches for since when. */
export const sealLines = ({ checked, before, erased, broken }: SealsVerdict): string[] => [
  `核对摘要 ${checked} 件，${broken.length} 件不符，${erased.length} 件的文字已依法删除，${before} 件早于摘要（自启用时起算）。`,
  `Checked ${checked} digests: ${broken.length} do not fit, ${erased.length} had words erased lawfully, ${before} are from before digests (vouched for since).`,
  ...[...broken, ...erased].map((finding) => {
    const { zh, en } = findingSentence(finding);
    return `${finding.state === "erased" ? "–" : "×"} ${zh} ${en}`;
  }),
];
