import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { DENIALS } from "../reading/denials.ts";
import type { SourceView } from "../view.ts";
import { coveredScopes, openGrants, type Scope, scopeOf } from "./keeping.ts";
import type { SourceSettings } from "./source.ts";
import type { Grant } from "../grant/grant.ts";
import type { Desk } from "../../store/desk.ts";
import { unitNames } from "../grant/store.ts";
import { openSource } from "./store-source-of.ts";
import { viewerOf } from "../store-viewers.ts";

/** Items that grants need of a resource. */
const neededOf = (grants: readonly Grant[]): string[] => [
  ...new Set(grants.map(scopeOf).flatMap(({ items }) => items)),
];

export type OwnResource = {
  readonly needed: readonly string[];
  /** What the open grants can have read of it. */
  readonly scopes: readonly Scope[];
  readonly regionCode: string;
  readonly providerId: string;
};

const NOT_PROVIDER = refusal(
  "forbidden",
  "只有提供单位的联络员可以设置数据来源。",
  "Only a liaison of the providing unit may set where its data comes from.",
);

/** A resource that the caller's unit provides. Throws `not-found` where no grant needs it, `forbidden` for others. */
export async function ownResource(desk: Desk, resourceId: string, caller: Caller): Promise<OwnResource> {
  const rows = await desk.sql<{ state: Grant }[]>`
    select state from shared_data.grant_now where resource_id = ${resourceId} order by id`;
  const grants = rows.map(({ state }) => state);
  const [first] = grants;
  if (!first) throw new FailureError(NO_RECORD);
  const { roles, unitIds } = await whoActs(desk, caller);
  if (!roles.includes("liaison") || !unitIds.includes(first.providerId)) throw new FailureError(NOT_PROVIDER);
  const open = openGrants(grants, dayInShanghai(desk.now()));
  const { regionCode, providerId } = first;
  return { needed: neededOf(open), scopes: open.map(scopeOf), regionCode, providerId };
}

/** Resources under grants that the caller may see, with where their rows come from. */
export async function listSources(desk: Desk, caller: Caller): Promise<SourceView[]> {
  const { sql } = desk;
  const viewer = await viewerOf(desk, caller);
  const { unitIds, roles } = await whoActs(desk, caller);
  const providers =
    viewer.unitIds === null ? sql`true` : sql`provider_id = any(${[...viewer.unitIds]}::uuid[])`;
  const grants = await sql<{ state: Grant }[]>`
    select state from shared_data.grant_now where ${providers} order by state ->> 'resourceCode'`;
  const nameOfUnit = unitNames(await desk.organisations.list(sql));
  const set = await sql<
    { resourceId: string; settings: SourceSettings; setAt: Date; setBy: string }[]
  >`select resource_id, settings, set_at, set_by from shared_data.source`;
  const drops = await sql<
    {
      resourceId: string;
      fileName: string;
      rowCount: number;
      keptCount: number | null;
      keptFor: Scope[] | null;
      droppedAt: Date;
      droppedBy: string;
    }[]
  >`select distinct on (resource_id) resource_id, file_name, row_count, kept_count, kept_for, dropped_at, dropped_by
    from shared_data.source_drop order by resource_id, number desc`;
  const views = await sql<{ schemaName: string; viewName: string; providerId: string }[]>`
    select schema_name, view_name, provider_id from shared_data.source_view order by 1, 2`;
  const day = dayInShanghai(desk.now());
  const byResource = new Map<string, Grant[]>();
  for (const { state } of grants)
    byResource.set(state.resourceId, [...(byResource.get(state.resourceId) ?? []), state]);
  return [...byResource].map(([resourceId, own]) => {
    const [first] = own as [Grant];
    const open = openGrants(own, day);
    const source = set.find((each) => each.resourceId === resourceId);
    const drop = drops.find((each) => each.resourceId === resourceId);
    return {
      resourceId,
      code: first.resourceCode,
      name: first.resourceName,
      provider: nameOfUnit(first.providerId),
      needed: neededOf(open),
      kind: source?.settings.kind ?? null,
      settings: source?.settings ?? null,
      setAt: source?.setAt.toISOString() ?? null,
      setBy: source?.setBy ?? null,
      drop: drop
        ? {
            fileName: drop.fileName,
            rows: drop.rowCount,
            kept: drop.keptCount ?? drop.rowCount,
            outdated: coveredScopes(drop.keptFor, open.map(scopeOf)).length < open.length,
            droppedAt: drop.droppedAt.toISOString(),
            droppedBy: drop.droppedBy,
          }
        : null,
      views: views
        .filter(({ providerId }) => providerId === first.providerId)
        .map(({ schemaName, viewName }) => ({ schema: schemaName, view: viewName })),
      maySet: roles.includes("liaison") && unitIds.includes(first.providerId),
    };
  });
}

async function checkSettings(desk: Desk, own: OwnResource, settings: SourceSettings): Promise<void> {
  if (settings.kind === "view") {
    const found = await desk.sql`
      select from shared_data.source_view
      where schema_name = ${settings.schema} and view_name = ${settings.view} and provider_id = ${own.providerId}`;
    if (found.length === 0)
      throw new FailureError(
        refusal(
          "not-registered",
          "这个视图没有登记在本单位名下。请系统管理员用 jiziwan source add 登记。",
          "This view is not registered for your unit. Ask the administrator to register it with jiziwan source add.",
        ),
      );
  }
  if (settings.kind === "http") {
    const origin = URL.canParse(settings.url) ? new URL(settings.url).origin : "";
    if (!desk.config.sourceOrigins.includes(origin))
      throw new FailureError(
        refusal(
          "not-allowed",
          "这个地址不在允许的接口名单内。请系统管理员在 SOURCE_ORIGINS 中加入。",
          "This address is not among the interfaces that may be called. Ask the administrator to add it to SOURCE_ORIGINS.",
        ),
      );
  }
}

/**
 * Sets where a resource's rows come from, after it was tried out: it must answer with every item that grants need. A drop
 * is tried out when it is uploaded, the regional platform cannot be. Throws what is wrong.
 */
export async function setSource(
  desk: Desk,
  resourceId: string,
  settings: SourceSettings,
  caller: Caller,
): Promise<void> {
  const own = await ownResource(desk, resourceId, caller);
  await checkSettings(desk, own, settings);
  if (settings.kind === "view" || settings.kind === "http") {
    const answer = await openSource(desk, resourceId, settings).read({
      items: own.needed,
      conditions: [],
      limit: 1,
    });
    if (!answer.ok) throw new FailureError(DENIALS[answer.code]);
  }
  const at = desk.now();
  await inTransaction(desk.sql, async (sql) => {
    const row = {
      regionCode: own.regionCode,
      providerId: own.providerId,
      kind: settings.kind,
      settings: json(sql, settings),
      setAt: at,
      setBy: nameOf(caller),
      checkedAt: at,
      items: [...own.needed],
    };
    await sql`insert into shared_data.source ${sql({ resourceId, ...row })}
      on conflict (resource_id) do update set ${sql(row)}`;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.source-set",
      subject: `resource:${resourceId}`,
      after: settings,
    });
  });
}
