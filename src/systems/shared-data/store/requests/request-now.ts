import type { Aside } from "../../../../platform/records/records.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import { clocksOf, findRunningClock } from "../../domain/requests/request-clocks.ts";
import { grantOf } from "../../domain/requests/request-grant.ts";
import { stepsOf } from "../../domain/requests/request-steps.ts";
import { isOver, openSuspension, type RequestAct, type RequestState } from "../../domain/requests/request.ts";

async function writeGrant(
  sql: Sql,
  { id, version, state }: { id: string; version: number; state: RequestState },
): Promise<void> {
  const [record] = await sql<{ sample: boolean }[]>`select sample from shared_data.record where id = ${id}`;
  const grant = grantOf({ id, version, sample: record?.sample ?? false, state });
  if (grant === null) return;
  const row = {
    id,
    regionCode: grant.regionCode,
    version,
    resourceId: grant.resourceId,
    providerId: grant.providerId,
    requesterId: grant.requesterId,
    status: grant.status,
    validFrom: grant.from,
    validUntil: grant.until,
    sample: grant.sample,
    state: json(sql, grant),
  };
  await sql`insert into shared_data.grant_now ${sql(row)} on conflict (id) do update set ${sql(row)}`;
}

/** Writes what lists and the enforcement point read of a request, with each of its acts. */
export const requestAside =
  (isWorkingDay: IsWorkingDay): Aside<RequestState, RequestAct> =>
  async (sql, { id, after: state, recorded }) => {
    const { requester, provider, status, filed, granted, stop } = state;
    const suspension = openSuspension(state);
    const running = findRunningClock(clocksOf(state, isWorkingDay));
    const row = {
      id,
      regionCode: provider.regionCode,
      requesterRegion: requester.regionCode,
      requesterId: requester.id,
      providerId: provider.id,
      status,
      filedOn: filed?.on ?? null,
      due: running?.clock.due ?? null,
      validUntil: granted?.until ?? null,
      rectifyBy: suspension?.rectifyBy ?? null,
      rectifySide:
        suspension === undefined ? null : suspension.side === "provider" ? "provider-head" : suspension.side,
      stopFrom: stop?.filed ? stop.from : null,
      sides: [...new Set(stepsOf(state, recorded.day).map(({ side }) => side))],
      isOpen: !isOver(state),
    };
    await sql`insert into shared_data.request_now ${sql(row)} on conflict (id) do update set ${sql(row)}`;
    await writeGrant(sql, { id, version: recorded.version, state });
  };
