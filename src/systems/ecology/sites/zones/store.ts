import { createHash, randomUUID } from "node:crypto";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { portions } from "../../../../platform/database/json.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import { plainName } from "../../../../platform/files/plain-name.ts";
import { calledBy, type SurveyTask } from "../../../../platform/geo/survey.ts";
import { surveyInWorker } from "../../../../platform/geo/survey-in-worker.ts";
import type { PackedSurvey } from "../../../../platform/geo/packed-survey.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { ZONE_KEYS } from "../site-id.ts";
import { forestryOf, type SiteDesk } from "../store.ts";
import type { ZoneSet } from "./zone.ts";

type Kept = Omit<ZoneSet, "zones" | "addedAt"> & { readonly addedAt: Date; readonly digest: string };

/** The zones that count now, with the digest of their file; undefined where none were uploaded. */
export async function zonesNow(sql: Sql): Promise<(ZoneSet & { readonly digest: string }) | undefined> {
  const [set] = await sql<Kept[]>`
    select id, digest, file_name, approval, sample, added_at, added_by from ecology.zone_set
    order by number desc limit 1`;
  if (set === undefined) return undefined;
  const zones = await sql<{ name: string; areaM2: number }[]>`
    select name, sum(area_m2) as area_m2, min(number) as at from ecology.zone where set_id = ${set.id} group by name order by at`;
  return {
    ...set,
    addedAt: set.addedAt.toISOString(),
    zones: zones.map(({ name, areaM2 }) => ({ name, areaM2 })),
  };
}

/** The same as a survey takes it: by its file, which is kept. */
export async function zonesForSurvey(
  desk: Pick<SiteDesk, "files">,
  set: { readonly digest: string; readonly fileName: string } | undefined,
): Promise<SurveyTask["zones"]> {
  if (set === undefined) return undefined;
  return { bytes: await desk.files.get(set.digest), fileName: set.fileName, zoneNames: ZONE_KEYS };
}

const NAMELESS = refusal(
  "no-zone-name",
  "分区文件里有一项没有名称（zone 或 name），请补上后再上传。",
  "A zone of the file has no name (zone or name): give it one and upload again.",
);
const NO_ZONES = refusal(
  "no-zones",
  "分区文件里没有面，请检查后再上传。",
  "The file holds no polygon: look at it and upload again.",
);

/** Why a file of zones is refused: everything is measured by it, so that nothing in it may be doubtful. */
function refused(found: PackedSurvey): void {
  const polygons = found.things.filter(({ problem }) => problem?.code !== "no-polygon");
  for (const { number, problem, properties } of polygons) {
    const name = calledBy(properties, ZONE_KEYS);
    if (problem !== null) {
      const { zh, en } = problem.sentence;
      throw new FailureError(
        refusal(
          "wrong-zone",
          `第 ${number} 项${name === null ? "" : `“${name}”`}：${zh}`,
          `Item ${number}${name === null ? "" : ` (${name})`}: ${en}`,
        ),
      );
    }
    if (name === null) throw new FailureError(NAMELESS);
  }
  if (polygons.length === 0) throw new FailureError(NO_ZONES);
}

/** Keeps the zones of a file; from then on sites that are entered are measured by them. Throws what is wrong with it. */
export async function keepZones(
  desk: SiteDesk,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  regionCode: string,
  caller: Caller,
): Promise<void> {
  const found = await surveyInWorker({ bytes, fileName: name });
  if (!found.ok) throw new FailureError(found.failure);
  refused(found.value);
  const { things, wkb, approval } = found.value;
  const [id, fileName] = [randomUUID(), plainName(name)];
  await inTransaction(desk.sql, async (sql) => {
    const kept = await desk.files.put(bytes, fileName, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { digest } = kept.value;
    const set = { id, digest, fileName, approval, regionCode, sample: desk.config.demo };
    await sql`insert into ecology.zone_set ${sql({ ...set, addedAt: desk.now(), addedBy: nameOf(caller) })}`;
    const rows = things.flatMap(({ number, properties, areaM2, end }, at) =>
      areaM2 === null
        ? []
        : {
            setId: id,
            number,
            name: calledBy(properties, ZONE_KEYS) ?? "",
            areaM2,
            wkb: Buffer.from(wkb.subarray(things[at - 1]?.end ?? 0, end)),
            regionCode,
          },
    );
    for (const part of portions(rows)) await sql`insert into ecology.zone ${sql(part)}`;
    await desk.audit.record(sql, {
      caller,
      action: "ecology.upload-zones",
      subject: `zone-set:${id}`,
      after: { fileName, digest, zones: [...new Set(rows.map((row) => row.name))] },
    });
  });
}

/** The same in the name of the caller's unit, held against what may be kept. Throws `not-forestry`. */
export async function enterZones(
  desk: SiteDesk,
  file: { readonly name: string; readonly bytes: Uint8Array },
  { confirmInternal }: { readonly confirmInternal: boolean },
  caller: Caller,
): Promise<ZoneSet | null> {
  const { regionCode } = await forestryOf(desk, caller);
  const about = { confirmInternal, action: "ecology.refuse-classified", subject: "zone-set" };
  const text = new TextDecoder().decode(file.bytes.subarray(0, 20_000));
  await admitRows(desk, { rows: [{ cells: [text] }], margin: [] }, about, caller);
  await keepZones(desk, file, regionCode, caller);
  return (await zonesNow(desk.sql)) ?? null;
}

export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
