import type { SheetRow } from "../../../../kernel/column-mapping.ts";
import { dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import { type Failure, FailureError, refusal } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import type { Question } from "../../../../kernel/sheet.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import type { CoordinateChoice } from "../../../../platform/geo/outline-file.ts";
import type { PackedSurvey, PackedThing } from "../../../../platform/geo/packed-survey.ts";
import { calledBy } from "../../../../platform/geo/survey.ts";
import { surveyInWorker } from "../../../../platform/geo/survey-in-worker.ts";
import { importer } from "../../../../platform/records/importer.ts";
import type { Upload } from "../../../../platform/records/importer-spec.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Site } from "../kind.ts";
import { SITE_ID_KEYS } from "../site-id.ts";
import { forestryOf, type SiteDesk, sites } from "../store.ts";
import { digestOf, zonesForSurvey, zonesNow } from "../zones/store.ts";
import {
  FOUND_KEYS,
  foundOnOf,
  KIND_KEYS,
  type Known,
  type Measured,
  type OutlineFileSaid,
  type OutlineRow,
  type Reading,
  type SiteDecisions,
  siteLines,
  type SiteLine,
  type SiteSeed,
  type Standing,
  UNDECIDED,
} from "./outline-row.ts";

const MOST = 100_000;
/** Drafts of imports that nobody went on with are forgotten after so long. */
const DRAFT_DAYS = 30;

const ASK_COORDINATES = refusal(
  "asks-coordinates",
  "请先回答坐标是不是 GCJ-02。",
  "Say first whether the coordinates are GCJ-02.",
);
const ASK_ORDER = refusal(
  "asks-order",
  "请先确认文件是先纬度、后经度。",
  "Confirm first that the file writes latitude first.",
);
const OTHER_ZONES = refusal(
  "other-zones",
  "上传这个文件之后分区换过了，面积按旧分区量的；请重新上传文件。",
  "The zones were replaced since this file was uploaded, and it was measured by the old ones. Upload it again.",
);

const FORGOTTEN = refusal(
  "outlines-forgotten",
  `这个文件上传已超过 ${DRAFT_DAYS} 天，边界已清理，请重新上传。`,
  `The file was uploaded more than ${DRAFT_DAYS} days ago and its outlines are gone. Upload it again.`,
);

/** A survey of the file in each way in which its coordinates may be meant, and what is to be asked. */
async function surveyed(
  desk: SiteDesk,
  { name, bytes }: Upload,
): Promise<{ said: OutlineFileSaid; readings: ReadonlyMap<Reading, PackedSurvey> }> {
  const set = await zonesNow(desk.sql);
  const zones = await zonesForSurvey(desk, set);
  const ask = (choice: CoordinateChoice) => surveyInWorker({ bytes, fileName: name, zones, choice });
  let swapped: Failure | null = null;
  let gcj02: Failure | null = null;
  let choice: CoordinateChoice = {};
  let found = await ask(choice);
  if (!found.ok && found.failure.code === "swapped-coordinates") {
    swapped = found.failure;
    choice = { swapped: true };
    found = await ask(choice);
  }
  const readings = new Map<Reading, PackedSurvey>();
  if (!found.ok && found.failure.code === "gcj02") {
    gcj02 = found.failure;
    const moved = await ask({ ...choice, system: "gcj02" });
    if (!moved.ok) throw new FailureError(moved.failure);
    readings.set("gcj02", moved.value);
    found = await ask({ ...choice, system: "cgcs2000" });
  }
  if (!found.ok) throw new FailureError(found.failure);
  readings.set("cgcs2000", found.value);
  const { notes } = found.value;
  return {
    said: {
      gcj02: gcj02?.sentence ?? null,
      swapped: swapped?.sentence ?? null,
      notes,
      zoneSet: set?.id ?? null,
    },
    readings,
  };
}

const measuredOf = (thing: PackedThing, things: readonly PackedThing[]): Measured => ({
  areaM2: thing.areaM2,
  zones: thing.zones,
  centre: thing.centre,
  key: thing.key,
  // A position alone is a site without an area, as one that somebody came upon.
  problem: thing.key === null && thing.centre !== null ? null : (thing.problem?.sentence ?? null),
  same: thing.duplicateOf === null ? null : (things[thing.duplicateOf]?.number ?? null),
});

const sheetRow = (number: number, content: object): SheetRow => ({
  number,
  cells: [JSON.stringify(content)],
  joined: [],
  hidden: false,
});

/** Keeps the outlines of a file beside its rows, and forgets those of imports that are over. */
async function keepDrafts(
  desk: SiteDesk,
  digest: string,
  regionCode: string,
  readings: ReadonlyMap<Reading, PackedSurvey>,
): Promise<void> {
  const addedAt = desk.now();
  await inTransaction(desk.sql, async (sql) => {
    const old = new Date(addedAt.getTime() - DRAFT_DAYS * 86_400_000);
    await sql`
      delete from ecology.outline_draft d where added_at < ${old} and not exists (
        select from ecology.site_import i where i.digest = d.digest and i.state in ('applying', 'stopped'))`;
    await sql`delete from ecology.outline_draft where digest = ${digest}`;
    for (const [reading, { things, wkb }] of readings) {
      const rows = things.flatMap(({ number, key, end }, at) =>
        key === null
          ? []
          : {
              digest,
              reading,
              number,
              regionCode,
              addedAt,
              wkb: Buffer.from(wkb.subarray(things[at - 1]?.end ?? 0, end)),
            },
      );
      for (const part of portions(rows)) await sql`insert into ecology.outline_draft ${sql(part)}`;
    }
  });
}

/** The things of a file, each as a row of one cell that holds what was measured of it; the first row holds what is said of the file. */
async function rowsOf(
  desk: SiteDesk,
  upload: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<SheetRow[]> {
  const { regionCode } = await forestryOf(desk, caller);
  const { said, readings } = await surveyed(desk, upload);
  const things = readings.get("cgcs2000")?.things ?? [];
  const texts = things.map(({ properties }) => ({
    cells: Object.values(properties).flatMap((value) => (typeof value === "string" ? [value] : [])),
  }));
  const about = { confirmInternal, action: "ecology.refuse-classified", subject: "site-import" };
  await admitRows(desk, { rows: texts, margin: [] }, about, caller);
  await keepDrafts(desk, digestOf(upload.bytes), regionCode, readings);
  const body = things.map((thing, at) => {
    const { number, properties } = thing;
    const row: OutlineRow = {
      number,
      id: numberOf(properties),
      name: calledBy(properties, NAME_KEYS),
      kind: calledBy(properties, KIND_KEYS),
      foundOn: calledBy(properties, FOUND_KEYS),
      read: Object.fromEntries(
        [...readings].flatMap(([reading, { things: all }]) =>
          all[at] === undefined ? [] : [[reading, measuredOf(all[at], all)]],
        ),
      ),
    };
    return sheetRow(number, row);
  });
  return [sheetRow(0, said), ...body];
}

/** A shapefile that was drawn anew has a column Id that is 0 in every row: its number stands elsewhere. */
function numberOf(properties: PackedThing["properties"]): string | null {
  const [first = "", ...others] = SITE_ID_KEYS;
  const id = calledBy(properties, [first]);
  return id === null || id === "0" ? (calledBy(properties, others) ?? id) : id;
}

const NAME_KEYS = ["name", "名称", "图斑名称", "位置", "地点", "位置或名称"];

async function knownOf(
  sql: Sql,
  rows: readonly OutlineRow[],
  ground: Ground,
  own: ReadonlySet<string>,
): Promise<Known> {
  const keys = rows.flatMap(({ read }) => Object.values(read).flatMap(({ key }) => key ?? []));
  const codes = rows.flatMap(({ id, name }) => id ?? name ?? []);
  type Found = Standing & { readonly word: string; readonly unitIds: readonly string[] };
  const ofOutline = await sql<Found[]>`
    select o.key as word, r.id, r.title, r.unit_ids from ecology.site_outline o join ecology.record r on r.id = o.site_id
    where o.key = any(${[...new Set(keys)]}::text[])`;
  const ofCode = await sql<Found[]>`
    select p.code as word, p.id, p.code as title, p.unit_ids from ecology.site_point p
    where p.code = any(${[...new Set(codes)]}::text[]) and ${ground.unit.unitId}::uuid = any(p.unit_ids)`;
  const map = (found: readonly Found[]): ReadonlyMap<string, Standing> =>
    new Map(
      found
        .filter(({ id }) => !own.has(id))
        .map(({ word, id, title, unitIds }) => [
          word,
          { id, title: unitIds.includes(ground.unit.unitId) ? title : null },
        ]),
    );
  return { byOutline: map(ofOutline), byCode: map(ofCode) };
}

type Ground = { readonly unit: Site["unit"]; readonly today: Day; readonly zoneSet: string | null };

const questionsOf = ({ gcj02, swapped }: OutlineFileSaid, today: Day): Question[] => [
  ...(swapped === null
    ? []
    : [
        {
          of: "swapped",
          key: null,
          takes: "yes",
          name: say("文件先写纬度、后写经度，按此读入", "The file writes latitude first: read it so"),
          help: swapped,
        } as const,
      ]),
  ...(gcj02 === null
    ? []
    : [
        {
          of: "coordinates",
          key: null,
          takes: "choice",
          name: say("坐标系", "Coordinates"),
          help: gcj02,
          options: [
            { value: "gcj02", name: say("是 GCJ-02，换算成 CGCS2000", "GCJ-02: bring it back to CGCS2000") },
            { value: "cgcs2000", name: say("本来就是 CGCS2000", "CGCS2000 as it stands") },
          ],
        } as const,
      ]),
  {
    of: "foundOn",
    key: null,
    takes: "day",
    name: say("文件没有写明的发现日期", "Found on, where the file does not say"),
    help: say("不选即今天。", "Today where none is chosen."),
    options: [{ value: today, name: { zh: today, en: today } }],
  },
];

/** Files of outlines on their way in: sites of the caller's unit, each with its outline. */
export const siteImporter = importer<SiteDesk>()<string, SiteDecisions, Ground, SiteLine, SiteSeed>({
  slice: "ecology",
  name: "sites",
  tables: { imports: "ecology.site_import", headings: "ecology.site_heading", scope: "desk" },
  most: MOST + 1,
  portion: 500,
  undecided: UNDECIDED,
  outcomes: { new: "entered", known: "" },
  makes: ["new"],
  other: { read: rowsOf, is: () => true },
  ground: async (desk, _, caller) => ({
    unit: await forestryOf(desk, caller),
    today: dayInShanghai(desk.now()),
    zoneSet: (await zonesNow(desk.sql))?.id ?? null,
  }),
  regionOf: ({ unit }) => unit.regionCode,
  columns: () => ({ plain: (text) => text, names: () => false, meanings: () => [] }),
  fields: () => [],
  knows: () => false,
  unready: () => null,
  read: async (sql, { rows, mapping, own }, ground) => {
    const [first, ...body] = rows;
    const said = JSON.parse(first?.cells[0] ?? "{}") as OutlineFileSaid;
    const things = body.map(({ cells }) => JSON.parse(cells[0] ?? "") as OutlineRow);
    const { coordinates, swapped, foundOn } = mapping;
    const unready =
      said.zoneSet !== ground.zoneSet
        ? OTHER_ZONES
        : said.swapped !== null && !swapped
          ? ASK_ORDER
          : said.gcj02 !== null && coordinates === null
            ? ASK_COORDINATES
            : null;
    const decided = { foundOn: foundOnOf(foundOn, ground.today), today: ground.today };
    const known = await knownOf(sql, things, ground, own);
    return {
      work: siteLines(things, readingOf(mapping), decided, known),
      questions: questionsOf(said, ground.today),
      unready,
    };
  },
  // Sites are added and never taken away, and their numbers and outlines stay.
  against: async (sql, { unit, today, zoneSet }) => {
    const [sites] = await sql<{ total: number }[]>`select count(*)::int as total from ecology.site_point`;
    return `${unit.unitId} ${today} ${zoneSet} ${sites?.total}`;
  },
  async enter(desk, portion, { record, ground, key, caller }) {
    // The roster does not change within a portion, and is not asked once for each of its lines.
    const list = await desk.organisations.list(desk.sql);
    const within = { ...desk, organisations: { ...desk.organisations, list: async () => list } };
    const reading = readingOf(record.mapping);
    const byKey = new Map(portion.map(({ line, deed }) => [key(String(line.number)), { line, deed }]));
    const asked = [...byKey].map(([each, { deed }]) => ({ key: each, seed: { ...deed, unit: ground.unit } }));
    const ids = await sites.beginAll(within, asked, caller, async (sql, begun) => {
      const outlines = begun
        .map(({ id, key: of, record: { regionCode } }) => ({
          id,
          regionCode,
          number: byKey.get(of)?.line.number ?? 0,
          key: byKey.get(of)?.deed.outline ?? "",
        }))
        .filter(({ key: outline }) => outline !== "");
      // One by one off the key: a join would read the whole file's outlines for each portion.
      const { count } = await sql`
        insert into ecology.site_outline (site_id, key, region_code, wkb)
        select o.id, o.key, o."regionCode", d.wkb
        from jsonb_to_recordset(${json(sql, outlines)}) as o (id uuid, "regionCode" text, number int, key text)
        cross join lateral (
          select wkb from ecology.outline_draft
          where digest = ${record.digest} and reading = ${reading} and number = o.number limit 1) d`;
      if (count < outlines.length) throw new FailureError(FORGOTTEN);
    });
    return portion.map(({ line }, at) => ({ ...line, entryId: ids[at] ?? null }));
  },
});

const readingOf = ({ coordinates }: Pick<SiteDecisions, "coordinates">): Reading => coordinates ?? "cgcs2000";
