import type { Act, Done, RecordShape, RecordView } from "../../kernel/record.ts";
import type { Day } from "../../kernel/calendar.ts";
import { folded } from "../../kernel/search-tokens.ts";
import { isTakeBack } from "../../kernel/take-back.ts";
import type { AuditEntry } from "../audit/audit.ts";
import { type Seal, sealed, type SealedTable } from "../audit/seals.ts";
import type { Sql } from "../database/database.ts";
import { json } from "../database/json.ts";
import type { Caller } from "../slice.ts";

/** A record as rows are derived from it. */
export type Projected<S> = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly state: S;
  readonly status: string;
  readonly regionCode: string;
  readonly unitIds: readonly string[];
  readonly searchText: string;
  /** When it was last acted on, and the day of that in Asia/Shanghai. */
  readonly changedAt: Date;
  readonly changedOn: Day;
};

export type KeptAct<S, A extends Act> = {
  readonly id: string;
  readonly key: string;
  readonly before: RecordView<S> | undefined;
  readonly after: S;
  readonly recorded: Done<A>;
  readonly reported: boolean;
};

/** What is written of an act: the record's row, the act vouched for, its entry of the trail. */
export function written<S, A extends Act>(
  sql: Sql,
  { slice, acts, demo }: { readonly slice: string; readonly acts: SealedTable; readonly demo: boolean },
  shape: Pick<RecordShape<S, A, never>, "kind" | "head">,
  { id, key, before, after, recorded, reported }: KeptAct<S, A>,
  caller: Caller,
) {
  const { version, day, by, byId, act } = recorded;
  const at = new Date(recorded.at);
  const head = shape.head(after);
  const row = {
    version,
    regionCode: head.regionCode,
    title: head.title,
    status: head.status,
    day: head.day,
    until: head.until,
    unitIds: [...new Set(head.unitIds)],
    measureIds: [...new Set(head.measureIds)],
    searchText: folded([head.title, ...(head.words ?? [])].join("\n")),
    state: json(sql, after),
    changedAt: at,
    changedBy: by,
  };
  const origin = {
    id,
    sample: before?.sample ?? (demo && !reported),
    reported: before?.reported ?? reported,
  };
  const done = {
    recordId: id,
    version,
    kind: shape.kind,
    regionCode: head.regionCode,
    at,
    day,
    byId,
    byName: by,
    key,
    act,
  };
  const { salt, seal } = sealed(acts, done);
  const record: Projected<S> = { ...row, ...origin, state: after, changedOn: day };
  const entry = (seals: readonly Seal[]): AuditEntry => ({
    caller,
    action: `${slice}.${shape.kind}-${act.type}`,
    subject: `${shape.kind}:${id}`,
    ...(before ? { before: { version: before.version, status: shape.head(before.state).status } } : {}),
    after: {
      version,
      status: head.status,
      title: head.title,
      ...(isTakeBack(act) ? { of: act.of } : {}),
    },
    seals,
  });
  return {
    row,
    begun: { ...row, ...origin, kind: shape.kind, begunAt: at, begunBy: by },
    act: { ...done, salt, act: json(sql, act) },
    seal,
    record,
    entry,
  };
}
