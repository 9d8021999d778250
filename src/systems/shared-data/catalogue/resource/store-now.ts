import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import type { Aside } from "../../../../platform/records/records.ts";
import { ASSESSMENT_KINDS, keptLimits, type ResourceState } from "./state.ts";
import type { ResourceAct } from "./kind.ts";
import { workingDaysBetween } from "../../../../kernel/working-days.ts";
import { writeSupplier } from "./store-suppliers.ts";

/** The versions that a resource was published in, as figures count them. */
export const versionsOf = (
  id: string,
  { versions, withdrawn }: ResourceState,
  sample: boolean,
  isWorkingDay: IsWorkingDay,
) =>
  versions.map((version, at) => ({
    resourceId: id,
    number: version.number,
    regionCode: version.content.regionCode,
    attribute: version.content.attribute,
    publishedOn: version.publishedOn,
    until: versions[at + 1]?.publishedOn ?? withdrawn?.on ?? null,
    assessed: ASSESSMENT_KINDS.every((kind) => version.assessments[kind]?.passed),
    workingDays: workingDaysBetween(version.submittedOn, version.publishedOn, isWorkingDay),
    late: keptLimits(version, isWorkingDay).late,
    sample,
  }));

/** Written with each act on a resource: what lists choose it by and, once published, its versions. */
export const writeNow =
  (isWorkingDay: IsWorkingDay): Aside<ResourceState, ResourceAct> =>
  async (sql, { id, after, recorded: { act } }) => {
    const [record] = await sql<{ sample: boolean }[]>`
      insert into shared_data.resource_now as now
        (id, region_code, unit_ids, code, attribute, status, is_published, withdrawal_asked, words)
      select id, region_code, unit_ids, state #>> '{content,code}', state #>> '{content,attribute}', status,
        jsonb_array_length(state -> 'versions') > 0, state ->> 'withdrawalAsked' is not null, search_text
      from shared_data.record where id = ${id}
      on conflict (id) do update set (region_code, unit_ids, code, attribute, status, is_published, withdrawal_asked, words)
        = (excluded.region_code, excluded.unit_ids, excluded.code, excluded.attribute, excluded.status,
          excluded.is_published, excluded.withdrawal_asked, excluded.words)
      returning (select sample from shared_data.record where record.id = now.id) as sample`;
    await writeSupplier(sql, id);
    if (act.type !== "publish" && act.type !== "withdraw") return;
    await sql`delete from shared_data.resource_version where resource_id = ${id}`;
    const rows = versionsOf(id, after, record?.sample ?? false, isWorkingDay);
    if (rows.length > 0) await sql`insert into shared_data.resource_version ${sql(rows)}`;
  };
