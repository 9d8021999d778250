import { sameJson, storedText } from "../../../kernel/canonical-json.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { ifItFolds } from "../../../platform/records/verify-records.ts";
import type { RecordDifference } from "../../../platform/slice.ts";
import type { ResourceState } from "../catalogue/resource/state.ts";
import type { CorrectionState } from "../oversight/correction/kind.ts";
import type { RequestState } from "../requests/request.ts";
import { versionsOf } from "../catalogue/resource/store-now.ts";
import type { Desk } from "./desk.ts";
import { correctionRow } from "../oversight/store-lapses.ts";
import { grantRow, requestRow } from "../requests/store-now.ts";

type Row<S> = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly regionCode: string;
  readonly unitIds: readonly string[];
  readonly sample: boolean;
  readonly words: string;
  readonly day: Day;
  readonly state: S;
};

type Verified = Pick<Desk, "sql" | "isWorkingDay">;

const recordsOf = <S>(sql: Sql, kind: string) => sql<Row<S>[]>`
  select id, kind, version, title, status, region_code, unit_ids, sample, search_text as words, state,
    (select day from shared_data.act a where a.record_id = r.id order by version desc limit 1) as day
  from shared_data.record r where kind = ${kind} order by id`;

const plain = (rows: Iterable<object>): string[] => [...rows].map(storedText).toSorted();

/** Rows of a projection by the record that they are of. */
async function standing(sql: Sql, table: string, column = "id"): Promise<Map<string, object[]>> {
  const found = new Map<string, object[]>();
  for (const row of await sql<Record<string, unknown>[]>`select * from ${sql(table)}`) {
    const key = String(row[column]);
    found.set(key, [...(found.get(key) ?? []), { ...row }]);
  }
  return found;
}

type Projection = {
  readonly table: string;
  readonly rows: ReadonlyMap<string, readonly object[]>;
  readonly expected: readonly { readonly record: Row<unknown>; readonly rows: readonly object[] }[];
};

function differing({ table, rows, expected }: Projection): RecordDifference[] {
  const known = new Set(expected.map(({ record }) => record.id));
  const of = (kind: string, id: string, name: string) => ({ kind, id, name, differences: [table] });
  return [
    ...expected
      .filter(({ record, rows: made }) => !sameJson(plain(rows.get(record.id) ?? []), plain(made)))
      .map(({ record: { kind, id, title } }) => of(kind, id, title)),
    ...[...rows.keys()].filter((id) => !known.has(id)).map((id) => of(table, id, "")),
  ];
}

const keyOf = (column: string): string => (column === "resource_version" ? "resourceId" : "id");

const expect = <S>(records: readonly Row<S>[], made: (record: Row<S>) => readonly (object | null)[]) =>
  records.map((record) => ({
    record,
    rows: (ifItFolds(() => made(record)) ?? []).flatMap((row) => (row === null ? [] : [row])),
  }));

/**
 * Works out again what lists, figures and above all the enforcement point read of requests, grants, resources and
 * corrections, from the states that follow from their acts: a grant widened here would open data that nobody granted.
 */
export async function verifyProjections({ sql, isWorkingDay }: Verified): Promise<RecordDifference[]> {
  const [requests, resources, corrections] = [
    await recordsOf<RequestState>(sql, "request"),
    await recordsOf<ResourceState>(sql, "resource"),
    await recordsOf<CorrectionState>(sql, "correction"),
  ];
  const tables: Readonly<Record<string, Projection["expected"]>> = {
    grant_now: expect(requests, (record) => [grantRow(record)]),
    request_now: expect(requests, (record) => [requestRow(record, isWorkingDay)]),
    resource_now: expect(resources, ({ id, regionCode, unitIds, status, words, state }) => [
      {
        id,
        regionCode,
        unitIds,
        code: state.content.code,
        attribute: state.content.attribute,
        status,
        isPublished: state.versions.length > 0,
        withdrawalAsked: (state.withdrawalAsked ?? null) !== null,
        words,
      },
    ]),
    resource_version: expect(resources, ({ id, sample, state }) =>
      versionsOf(id, state, sample, isWorkingDay),
    ),
    correction_now: expect(corrections, ({ id, state }) => [correctionRow(id, state)]),
  };
  const found: RecordDifference[] = [];
  for (const [table, expected] of Object.entries(tables)) {
    const rows = await standing(sql, `shared_data.${table}`, keyOf(table));
    found.push(...differing({ table, rows, expected }));
  }
  return found;
}
