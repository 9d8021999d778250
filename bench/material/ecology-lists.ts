import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../../src/accounts/domain/sign-in.ts";
import { beginSession } from "../../src/accounts/store/session.ts";
import { type App, compose } from "../../src/compose.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Databases } from "../../src/platform/database/database.ts";
import { openEngine } from "../../src/platform/database/engine.ts";
import { prepareEmbedded } from "../../src/platform/database/provide.ts";
import { openDatabases } from "../../src/platform/database/roles.ts";
import { casesWorked } from "./ecology-cases.ts";
import { ms, timed } from "./timing.ts";

const SECTIONS = 100;
const READINGS = 100_000;
const PACE = { rounds: 60, warm: 5 };

/** The cookie of a liaison, without the work of a sign-in. */
async function cookieOf({ app }: Databases, organisationId: string | null = null): Promise<string> {
  const accountId = randomUUID();
  const person = { id: accountId, name: accountId, displayName: "bench", organisationId };
  const rest = {
    roles: organisationId === null ? ["liaison", "office"] : ["liaison"],
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  };
  await app`insert into accounts.account ${app({ ...person, ...rest })}`;
  return `jiziwan=${await beginSession(app, SIGN_IN_POLICY, { accountId, address: "", now: new Date() })}`;
}

/** Sections with readings of two years, and one that has as many alone; every hundredth reading was corrected. */
async function fill({ owner }: Databases): Promise<string> {
  await owner`
    insert into ecology.record (id, kind, region_code, version, title, status, day, until, unit_ids, measure_ids, sample,
      reported, search_text, state, begun_at, begun_by, changed_at, changed_by)
    select gen_random_uuid(), 'section', '150200', 1, '断面' || n, 'used', null, null, '{}', '{}', false, false, '断面' || n,
      jsonb_build_object('name', '断面' || n, 'river', '河' || n % 20, 'basin', '流域' || n % 20, 'order', n, 'city', '150200',
        'target', '3', 'lake', false, 'place', null, 'status', 'used', 'unitId', gen_random_uuid()),
      now(), '', now(), ''
    from generate_series(1, ${SECTIONS + 1}) n`;
  const readings = (sections: ReturnType<typeof owner>, hours: number) => owner`
    insert into ecology.reading (section_id, time, item, day, printed, unit, judged, below, region_code, sample, recorded_at)
    select id, to_char(at, 'YYYY-MM-DD HH24:MI'), item, at::date, '0.5', 'mg/L', 0.5, null, '150200', false, now()
    from ${sections}, unnest('{CODMn,COD,BOD5,NH3-N,TP}'::text[]) item,
      generate_series(now() - make_interval(days => 700), now(), make_interval(hours => ${hours})) at`;
  // 700 days of five items: every 84 hours of each of a hundred sections, and every 50 minutes of one.
  await readings(owner`(select id from ecology.record where title <> ${`断面${SECTIONS + 1}`}) s`, 84);
  const [one] = await owner<
    { id: string }[]
  >`select id from ecology.record where title = ${`断面${SECTIONS + 1}`}`;
  await owner`
    insert into ecology.reading (section_id, time, item, day, printed, unit, judged, below, region_code, sample, recorded_at)
    select ${one?.id ?? ""}, to_char(at, 'YYYY-MM-DD HH24:MI'), item, at::date, '0.5', 'mg/L', 0.5, null, '150200', false, now()
    from unnest('{CODMn,COD,BOD5,NH3-N,TP}'::text[]) item,
      generate_series(now() - make_interval(mins => 50 * ${READINGS / 5 - 1}), now(), interval '50 minutes') at`;
  await owner`
    insert into ecology.reading_correction (section_id, number, time, item, since, corrected_at, printed, unit, judged, region_code, sample)
    select section_id, row_number() over (partition by section_id order by time, item), time, item, day, now(), '0.4', 'mg/L', '0.4',
      '150200', false
    from ecology.reading tablesample bernoulli (1)`;
  await owner`vacuum analyze`;
  // What importing and correcting would have written.
  await owner`
    select ecology.write_months(array_agg(section_id), array_agg(month), array_agg(item))
    from (select distinct section_id, left(time, 7) as month, item from ecology.reading) kept`;
  await owner`vacuum analyze`;
  return one?.id ?? "";
}

/** Sections that hold a hundred thousand sections' worth of a list. */
const multiply = ({ owner }: Databases) => owner`
  insert into ecology.record (id, kind, region_code, version, title, status, day, until, unit_ids, measure_ids, sample, reported,
    search_text, state, begun_at, begun_by, changed_at, changed_by)
  select gen_random_uuid(), kind, region_code, version, title || '号' || n, status, day, until, unit_ids, measure_ids, sample, reported,
    search_text || '号' || n, state || jsonb_build_object('order', n), begun_at, begun_by, changed_at, changed_by
  from ecology.record, generate_series(1, 990) n where kind = 'section'`;

const SITES = 100_000;
/** Sites of five kinds in nine zones, found on the days of five years; half of them are closed. */
async function site({ owner }: Databases): Promise<void> {
  await owner`
    insert into ecology.record (id, kind, region_code, version, title, status, day, until, unit_ids, measure_ids, sample,
      reported, search_text, state, begun_at, begun_by, changed_at, changed_by)
    select gen_random_uuid(), 'site', '150200', 1, '图斑' || n, status, found, null, array[unit], '{}', false, false,
      '图斑' || n, jsonb_build_object('code', 'T' || n, 'name', '图斑' || n, 'kind', kind, 'place', jsonb_build_array(
          jsonb_build_array(109 + n % 1000 / 1000.0, 40.5 + n / 1000 / 1000.0)), 'description', '', 'foundOn', found,
        'limit', null, 'unit', jsonb_build_object('unitId', unit, 'regionCode', '150200'), 'areaM2', 1000 + n % 500,
        'zones', jsonb_build_array(jsonb_build_object('zone', '区' || n % 9, 'm2', 900)), 'outline', null,
        'status', status, 'photos', '[]'::jsonb, 'visitedOn', null, 'acceptedOn', accepted, 'closedOn', accepted,
        'restoredM2', case when accepted is not null then 900 end),
      now(), '', now(), ''
    from (select n, current_date - n % 1800 as found, gen_random_uuid() as unit,
        ('{mining,waste,farming,building,road}'::text[])[1 + n % 5] as kind,
        case when n % 2 = 0 then 'closed' else 'found' end as status,
        case when n % 2 = 0 then current_date - n % 100 end as accepted
      from generate_series(1, ${SITES}) n) given`;
  await owner`
    insert into ecology.site_point (id, region_code, unit_ids, sample, code, status, kind, longitude, latitude, area_m2, restored_m2,
      zones, zone, found_on, accepted_on, closed_on)
    select id, region_code, unit_ids, sample, state ->> 'code', status, state ->> 'kind', (state #>> '{place,0,0}')::float8,
      (state #>> '{place,0,1}')::float8, (state ->> 'areaM2')::float8, (state ->> 'restoredM2')::float8,
      jsonb_build_object(state #>> '{zones,0,zone}', 900), state #>> '{zones,0,zone}', day, (state ->> 'acceptedOn')::date,
      (state ->> 'closedOn')::date
    from ecology.record where kind = 'site'`;
}

/** Server time of lists of readings, sections and sites, through session, access check, database and reply. */
export async function listed(root: string): Promise<string[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const urls = await prepareEmbedded(adminUrl, "bench_ecology", engine.passwords);
    const databases = openDatabases(urls.ownerUrl, urls.appUrl);
    const config = readConfig({ LOG_LEVEL: "silent" }, root);
    if (!config.ok) throw new Error(config.failure.sentence.en);
    const app = await compose(config.value, databases);
    await app.begin();
    await app.app.ready();
    const cookie = await cookieOf(databases);
    const id = await fill(databases);
    const rows = async (cases: readonly (readonly [string, string])[]) => {
      const found: string[] = [];
      for (const [name, url] of cases) {
        const { median, p95 } = await timed(() => look(app, cookie, url), PACE);
        found.push(`| ${name} | ${ms(median)} | ${ms(p95)} |`);
      }
      return found;
    };
    const of = `/api/ecology/water/${id}/readings?size=50`;
    const month = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 7);
    const readings = await rows([
      ["readings of a section that has 100,000, latest first", of],
      ["the same, page 1,000", `${of}&page=1000`],
      ["of a month", `${of}&month=${month}`],
      ["of an item, by item", `${of}&item=TP&sort=item`],
      ["all by item, page 1,000", `${of}&sort=item&page=1000`],
      [`water of ${SECTIONS} sections, 100,000 readings and those`, "/api/ecology/water"],
      ["of an earlier month", `/api/ecology/water?month=${month}`],
      ["one section through its months", `/api/ecology/water/${id}`],
      ["basins through their months", "/api/ecology/basins"],
    ]);
    await multiply(databases);
    await databases.owner`vacuum analyze`;
    const sections = await rows([
      ["100,000 sections as entered, down their rivers", "/api/ecology/sections?size=50"],
      ["the same, page 1,000", "/api/ecology/sections?size=50&page=1000"],
      ["those of a name", `/api/ecology/sections?size=50&q=${encodeURIComponent("断面77号5")}`],
      ["those of a word that all hold", `/api/ecology/sections?size=50&q=${encodeURIComponent("断面")}`],
    ]);
    await site(databases);
    await databases.owner`vacuum analyze`;
    const all = "/api/ecology/sites?size=50";
    const sites = await rows([
      ["100,000 sites, latest first", all],
      ["the same, page 1,000", `${all}&page=1000`],
      ["of a kind", `${all}&kind=road`],
      ["of a number", `${all}&q=${encodeURIComponent("图斑4711")}`],
      ["of a zone", `${all}&zone=${encodeURIComponent("区3")}`],
      ["all as dots", "/api/ecology/site-dots/file"],
      ["their balance by zone and year", "/api/ecology/site-balance"],
    ]);
    const cases = await casesWorked({ app, databases, config: config.value }, cookieOf);
    await app.close();
    await Promise.all([databases.owner.end(), databases.app.end()]);
    return [
      `Lists through the whole server, ${PACE.rounds} requests one after the other, in ms. One reading in a hundred was corrected.`,
      "",
      "| | median | p95 |",
      "| --- | ---: | ---: |",
      ...readings,
      ...sections,
      ...sites,
      ...cases,
    ];
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function look(app: App, cookie: string, url: string): Promise<void> {
  const reply = await app.app.inject({ method: "GET", url, headers: { cookie } });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
}
