import type postgres from "postgres";
import type { ActingFor } from "../../../kernel/actor.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import type { ValuesOf } from "../../../kernel/fields.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { admitAttachment } from "../../../platform/files/admit.ts";
import { plainName } from "../../../platform/files/plain-name.ts";
import { type FileType, sniffFile } from "../../../platform/files/sniff.ts";
import { attachments, type KeptFile, type Upload } from "../../../platform/records/attachments.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, type RosterDesk, unitsOf } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import { sitePoints } from "./store-point.ts";
import { siteWaits } from "./store-waits.ts";
import {
  type FINDING,
  OPEN_STATUSES,
  type PhotoStage,
  type Site,
  site,
  type SiteAct,
  type SiteRow,
  type SiteState,
  type Verifying,
} from "./kind.ts";

export type SiteDesk = Shell & RosterDesk;
type Options = DoingOptions<SiteState, SiteAct>;

const NOT_FORESTRY = refusal(
  "not-forestry",
  "图斑由林业和草原部门或大青山管护机构登记；您所在的单位不是，请联系他们。",
  "Sites are entered by forestry bureaus and the Daqingshan administration; your unit is neither. Ask them.",
);
const NO_PHOTO = refusal(
  "no-photo",
  "请拍照或选一张照片（JPG、PNG 等图片），其他文件不能作现场照片。",
  "Take or choose a photo (JPG, PNG …); other files are none.",
);

/** A HEIC photo is refused as one, with what to do about it. */
const PICTURES: readonly FileType[] = ["image", "heic"];

/** Offices and leaders read all; a unit its own, whichever city they are filed under. */
export const seenBy = (
  sql: Sql,
  { roles, unitIds, system }: ActingFor,
): postgres.PendingQuery<postgres.Row[]> =>
  system || roles.includes("office") || roles.includes("leader")
    ? sql`true`
    : sql`unit_ids && ${[...unitIds]}::uuid[]`;

export const { putAttachment, attachmentsOf, getAttachment } = attachments("ecology");

export const sites = kindDesks<SiteDesk>("ecology", [siteWaits])(site, {
  visible: seenBy,
  indexed: true,
  narrowed: (sql, { kind, zone, open }) => sql`
    ${kind === undefined ? sql`true` : sql`state ->> 'kind' = ${String(kind)}`}
    and ${zone === undefined ? sql`true` : sql`state -> 'zones' @> ${sql.json([{ zone: String(zone) }])}`}
    and ${open === true ? sql`status = any(${[...OPEN_STATUSES]})` : sql`true`}`,
  units: ({ unit }) => [unit.unitId],
  projections: [sitePoints],
  row: ({ id, sample, state }, { units }): SiteRow => {
    const { code, name, kind, status, foundOn, limit, areaM2, zones, visitedOn, unit } = state;
    return {
      id,
      sample,
      code,
      name,
      kind,
      status,
      foundOn,
      limit,
      areaM2,
      zones,
      visitedOn,
      unit: units.name(unit.unitId),
    };
  },
});

/** The unit in whose name the caller enters sites. Throws `not-forestry`. */
export async function forestryOf(desk: SiteDesk, caller: Caller): Promise<Site["unit"]> {
  const { unitIds } = await actorOf(desk, caller);
  const own = (await unitsOf(desk)).list.find(({ id }) => unitIds.includes(id));
  if (own === undefined || bureauOf(own) !== "forestry") throw new FailureError(NOT_FORESTRY);
  return { unitId: own.id, regionCode: own.regionCode };
}

/** Enters a site that somebody came upon, in the name of the caller's unit. */
export const enterSite = async (
  desk: SiteDesk,
  { key, seed }: { readonly key: string; readonly seed: ValuesOf<typeof FINDING> },
  caller: Caller,
  options: Options = {},
): Promise<{ id: string; version: number }> => {
  const unit = await forestryOf(desk, caller);
  return sites.begin(
    desk,
    { key, seed: { ...seed, unit, areaM2: null, zones: [], outline: null } },
    caller,
    options,
  );
};

type Asked = { readonly version: number; readonly key: string };

type Photo = SiteState["photos"][number];

/** An act with its photo, which somebody let in. Asked again under its key it is done once. */
export async function keepPhotographed(
  desk: SiteDesk,
  id: string,
  { version, key }: Asked,
  upload: Upload,
  actWith: (photo: Photo) => SiteAct,
  caller: Caller,
  options: Options = {},
): Promise<void> {
  const act = async (sql: Sql, before: SiteState | null): Promise<SiteAct> => {
    const regionCode = before?.unit.regionCode ?? WHOLE_REGION;
    const { digest } = await putAttachment(desk, sql, { recordId: id, regionCode }, upload, caller);
    return actWith({ digest, name: plainName(upload.name) });
  };
  await sites.enact(desk, { id, version, key, act }, caller, options);
}

/** The same, held against what may be kept: a picture, not any file. Throws `no-photo` and what the kind refuses. */
async function admitPhotographed(
  desk: SiteDesk,
  id: string,
  { confirmInternal, ...asked }: Asked & { readonly confirmInternal: boolean },
  photo: Upload,
  actWith: (photo: Photo) => SiteAct,
  caller: Caller,
): Promise<void> {
  await sites.open(desk, id, caller);
  const admission = {
    confirmInternal,
    action: "ecology.refuse-classified",
    subject: `site:${id}`,
    notTaken: NO_PHOTO,
  };
  if (!PICTURES.includes(sniffFile(photo.bytes))) throw new FailureError(NO_PHOTO);
  await admitAttachment(desk, photo, admission, caller);
  await keepPhotographed(desk, id, asked, photo, actWith, caller);
}

type Confirmed = { readonly confirmInternal: boolean };

/** What was seen on the spot, with its photo. */
export const verifySite = (
  desk: SiteDesk,
  id: string,
  { version, key, confirmInternal, ...seen }: Asked & Verifying & Confirmed,
  photo: Upload,
  caller: Caller,
): Promise<void> =>
  admitPhotographed(
    desk,
    id,
    { version, key, confirmInternal },
    photo,
    (kept) => ({ type: "verify", ...seen, photo: kept }),
    caller,
  );

/** The same without its photo, which was not taken and could not be taken anew: the record says so. */
export async function verifyUnphotographed(
  desk: SiteDesk,
  id: string,
  { version, key, ...seen }: Asked & Verifying,
  caller: Caller,
): Promise<void> {
  await sites.open(desk, id, caller);
  const act: SiteAct = { type: "verify", ...seen, photo: null };
  await sites.enact(desk, { id, version, key, act }, caller);
}

/** A further photo, of before or after it was put right. */
export const photographSite = (
  desk: SiteDesk,
  id: string,
  { stage, ...asked }: Asked & Confirmed & { readonly stage: PhotoStage },
  photo: Upload,
  caller: Caller,
): Promise<void> =>
  admitPhotographed(desk, id, asked, photo, (kept) => ({ type: "photograph", stage, photo: kept }), caller);

/** A photo of a site, for who sees the site. */
export async function sitePhoto(
  desk: SiteDesk,
  id: string,
  digest: string,
  caller: Caller,
): Promise<KeptFile> {
  await sites.open(desk, id, caller);
  return getAttachment(desk, id, digest);
}
