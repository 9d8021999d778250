import { randomUUID } from "node:crypto";
import { type App, createShell } from "../../src/compose.ts";
import { listOrganisations } from "../../src/accounts/store/organisation.ts";
import type { Config } from "../../src/platform/config.ts";
import { type Databases, inTransaction } from "../../src/platform/database/database.ts";
import { escalateDue } from "../../src/systems/ecology/alert/job.ts";
import { bureausOf } from "../../src/systems/ecology/alert/reach/store.ts";
import { ms, timed, timesOf } from "./timing.ts";

/** Alerts and settlements as many as a list is promised for; of the alerts so many are open, each told to two bureaus. */
const ROWS = 100_000;
const OPEN = 10_000;
const ACKNOWLEDGED = 400;
const LATE = 1_000;
const PACE = { rounds: 60, warm: 5 };
const AFTER_MS = 3 * 3_600_000;

type Server = { readonly app: App; readonly databases: Databases; readonly config: Config };
type CookieOf = (databases: Databases, organisationId: string | null) => Promise<string>;

async function asked({ app }: Server, cookie: string, url: string, payload?: object): Promise<unknown> {
  const call = payload ? ({ method: "POST", payload } as const) : ({ method: "GET" } as const);
  const reply = await app.app.inject({ ...call, url, headers: { cookie, "x-jiziwan": "1" } });
  if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
  return reply.body === "" ? null : reply.json();
}

/** Ecology bureaus of the cities that an alert at 包头 concerns, by city: those of the roster, and what it lacks. */
async function bureaus({ databases: { owner, app } }: Server): Promise<ReadonlyMap<string, string>> {
  const names = { "150100": "呼和浩特市", "150200": "包头市", "150600": "鄂尔多斯市" };
  for (const [regionCode, city] of Object.entries(names))
    await owner`
      insert into accounts.organisation ${owner({ id: randomUUID(), name: `${city}生态环境局`, regionCode, createdAt: new Date() })}
      on conflict do nothing`;
  const list = await listOrganisations(app);
  const units = { list, canonical: String, name: String, region: String, find: () => undefined };
  return new Map(
    bureausOf(units, false)
      .toReversed()
      .map(({ regionCode, unitId }) => [regionCode, unitId]),
  );
}

/** One alert is raised, and everything that was written of it is written as often as asked: a tenth of them is open. */
const fillAlerts = ({ databases }: Server, alertId: string): Promise<void> =>
  inTransaction(databases.owner, async (owner) => {
    const known = owner`id, kind, region_code, version, title, status, day, until, unit_ids, measure_ids, sample, reported,
    search_text, state, begun_at, begun_by, changed_at, changed_by`;
    await owner`create temporary table more on commit drop as select gen_random_uuid() as id, n from generate_series(2, ${ROWS}) n`;
    await owner`
    insert into ecology.record (${known})
    select more.id, kind, region_code, version, title || n, case when n <= ${OPEN} then status else 'closed' end, day - n / 100, until,
      unit_ids, measure_ids, sample, reported, search_text || n,
      state || jsonb_build_object('what', (state ->> 'what') || n, 'status', case when n <= ${OPEN} then status else 'closed' end),
      begun_at, begun_by, changed_at, changed_by
    from ecology.record, more where record.id = ${alertId}`;
    await owner`
    insert into ecology.act (record_id, version, kind, region_code, at, day, by_id, by_name, key, act, salt)
    select more.id, version, kind, region_code, at, day, by_id, by_name, gen_random_uuid(), act, salt
    from ecology.act, more where record_id = ${alertId}`;
    await owner`
    insert into ecology.alert_notice (alert_id, unit_id, region_code, drill, sample, open, raised_on, due_at, acknowledged_at, escalated_at)
    select more.id, unit_id, region_code, drill, sample, n <= ${OPEN}, raised_on - n / 100, due_at, case when n > ${OPEN} then due_at end,
      escalated_at
    from ecology.alert_notice, more where alert_id = ${alertId}`;
    await owner`
    insert into platform.wait (slice, kind, record_id, region_code, id, line_kind, whom, except_of, subject, why, of_unit, due, late_from,
      from_day, until_day, since, link, place, weight, sample)
    select slice, kind, more.id, region_code, replace(wait.id, ${alertId}, more.id::text), line_kind, whom, except_of, subject || n, why,
      of_unit, due, late_from, from_day, until_day, since, replace(link, ${alertId}, more.id::text), place, weight, sample
    from platform.wait, more where record_id = ${alertId} and n <= ${OPEN}`;
  });

/** Settlements of a thousand agreements by month, posted with a line for each of two sections. */
async function fillSettlements({ databases: { owner } }: Server, units: readonly string[]): Promise<void> {
  const [up, down] = units;
  await owner`
    with given as materialized (
      select n, gen_random_uuid() as id, '协议' || n % 1000 as agreement, to_char(date '2015-01-01' + (n / 1000) * interval '1 month', 'YYYY-MM')
        as period, case when n % 10 = 0 then 'disputed' else 'posted' end as status
      from generate_series(1, ${ROWS}) n
    ), lines as (
      select id, jsonb_agg(jsonb_build_object('period', period, 'clause', 0, 'section', '断面' || at, 'from', '上游市', 'to', '下游市',
          'amountFen', 100000 * at, 'because', '')) as lines
      from given, generate_series(1, 2) at group by id
    ), records as (
      insert into ecology.record (id, kind, region_code, version, title, status, day, until, unit_ids, measure_ids, sample, reported,
        search_text, state, begun_at, begun_by, changed_at, changed_by)
      select id, 'settlement', '150200', 1, agreement || ' ' || period, status, (period || '-28')::date, null, array[${up ?? ""}, ${down ?? ""}]::uuid[],
        '{}', false, false, agreement || ' ' || period, jsonb_build_object('agreement', jsonb_build_object('id', md5(agreement)::uuid, 'name',
          agreement), 'period', period, 'status', status, 'sides', jsonb_build_object('upstream', jsonb_build_object('name', '上游市',
          'unitId', ${up ?? ""}::text), 'downstream', jsonb_build_object('name', '下游市', 'unitId', ${down ?? ""}::text)), 'verified', true,
          'lines', lines, 'readings', 24, 'digest', '', 'statedOn', period || '-28', 'statedBy', null, 'objection', null, 'remeasured',
          '[]'::jsonb, 'decision', null, 'reversalAskedBy', null, 'postings', '[]'::jsonb),
        now(), '', now(), ''
      from given join lines using (id) returning id, status
    )
    insert into ecology.entry (settlement_id, posting, line, reversal, account, debit_fen, credit_fen, day, region_code, sample)
    select id, 1, side, false, case side when 1 then '上游市' else '下游市' end, case side when 1 then 300000 else 0 end,
      case side when 2 then 300000 else 0 end, current_date, '150200', false
    from records, generate_series(1, 2) side where status = 'posted'`;
}

/** The minute's job, its milliseconds and whom it told. */
async function job(
  desk: Parameters<typeof escalateDue>[0],
): Promise<readonly [told: number, cpuMs: number, wallMs: number]> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const told = await escalateDue(desk);
  const { user, system } = process.cpuUsage(cpu);
  return [told, (user + system) / 1000, performance.now() - begun];
}

const count = (value: number): string => value.toLocaleString("en");

/** Ten thousand open alerts: an acknowledgement through the whole server, the minute's job, and the lists about them. */
export async function casesWorked(server: Server, cookieOf: CookieOf): Promise<string[]> {
  const { databases, config } = server;
  const units = await bureaus(server);
  const [hohhot, baotou, ordos] = ["150100", "150200", "150600"].map((city) => units.get(city) ?? "") as [
    string,
    string,
    string,
  ];
  const [byHohhot, byBaotou, byOffice] = [
    await cookieOf(databases, hohhot),
    await cookieOf(databases, baotou),
    await cookieOf(databases, null),
  ];
  const seed = { section: "包头", what: "水面有油膜", seenAt: "", more: "", drill: false };
  const first = (await asked(server, byBaotou, "/api/ecology/alerts", { key: randomUUID(), seed })) as {
    id: string;
  };
  await fillAlerts(server, first.id);
  await fillSettlements(server, [baotou, ordos]);
  await databases.owner`vacuum analyze`;
  const cases: readonly (readonly [string, string, string])[] = [
    [`${count(ROWS)} alerts, latest first`, byHohhot, "/api/ecology/alerts?size=50"],
    ["the same, page 1,000", byHohhot, "/api/ecology/alerts?size=50&page=1000"],
    [`${count(OPEN)} open ones`, byHohhot, "/api/ecology/alerts?size=50&status=raised"],
    ["those of a word", byHohhot, `/api/ecology/alerts?size=50&q=${encodeURIComponent("油膜4711")}`],
    [`my work of a bureau that ${count(OPEN)} wait for`, byHohhot, "/api/inbox"],
    [`${count(ROWS)} settlements, latest first`, byBaotou, "/api/ecology/settlements?size=50"],
    ["the same, page 1,000", byOffice, "/api/ecology/settlements?size=50&page=1000"],
    ["disputed ones", byBaotou, "/api/ecology/settlements?size=50&status=disputed"],
    ["of a word", byBaotou, `/api/ecology/settlements?size=50&q=${encodeURIComponent("协议77 ")}`],
    ["what is due to be settled", byBaotou, "/api/ecology/compensation-due"],
    ["books of all parties", byOffice, "/api/ecology/books"],
  ];
  const rows: string[] = [];
  for (const [name, cookie, url] of cases) {
    const { median, p95 } = await timed(() => asked(server, cookie, url), PACE);
    rows.push(`| ${name} | ${ms(median)} | ${ms(p95)} |`);
  }
  const open = await databases.app<{ id: string }[]>`
    select id from ecology.record where kind = 'alert' and status = 'raised' order by id limit ${ACKNOWLEDGED}`;
  const took: number[] = [];
  for (const { id } of open) {
    const begun = performance.now();
    await asked(server, byHohhot, `/api/ecology/alerts/${id}/acts`, {
      version: 1,
      key: randomUUID(),
      act: { type: "acknowledge" },
    });
    took.push(performance.now() - begun);
  }
  const { median, p95 } = timesOf(took);
  let now = new Date();
  const desk = {
    ...createShell(config, databases),
    now: () => now,
    organisations: { list: () => listOrganisations(databases.app) },
  };
  const idle: number[] = [];
  for (let round = 0; round < 20; round += 1) idle.push((await job(desk))[2]);
  await databases.owner`
    update ecology.alert_notice set due_at = due_at + interval '1 day' where open and alert_id not in (
      select alert_id from ecology.alert_notice where open and acknowledged_at is null group by 1 order by 1 limit ${LATE})`;
  now = new Date(now.getTime() + AFTER_MS);
  const [told, cpuMs, wallMs] = await job(desk);
  return [
    ...rows,
    `| an acknowledgement among ${count(OPEN)} open alerts | ${ms(median)} | ${ms(p95)} |`,
    `| the job of the minute among them, nothing due | ${ms(timesOf(idle).median)} | ${ms(timesOf(idle).p95)} |`,
    "",
    `${count(LATE)} of them late at once: the job told the office ${count(told)} times in ${(wallMs / 1000).toFixed(1)} s, ${(cpuMs / 1000).toFixed(1)} s of CPU beside PostgreSQL's.`,
  ];
}
