import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSlices } from "../src/compose.ts";
import type { Role } from "../src/kernel/access.ts";
import type { ActingFor, Actor } from "../src/kernel/actor.ts";
import { addDays, dayInShanghai } from "../src/kernel/calendar.ts";
import { type Inbox, inboxOf } from "../src/desk/inbox/inbox.ts";
import { countsForAll, readInbox, waitingIds } from "../src/desk/inbox/store-inbox.ts";
import { waitLines } from "../src/desk/inbox/store-waits.ts";
import { heldBy, type InboxLine } from "../src/kernel/inbox.ts";
import { SAMPLE_APPLICANT } from "../src/kernel/sample-applicant.ts";
import { asCaller } from "../src/platform/records/as-caller.ts";
import { WAIT_TABLE } from "../src/platform/records/waits.ts";
import { whoActs } from "../src/platform/records/who-acts.ts";
import { isWorkingDay } from "../src/platform/working-days.ts";
import { listReviewQueue } from "../src/supervision/store/office/review-queue.ts";
import { loadWork } from "../src/supervision/store/reporting/my-work.ts";
import { reporterOf } from "../src/supervision/store/reporting/reporter.ts";
import { unitCases, windowCases } from "../src/systems/one-service/store/cases/lines.ts";
import { listCatalogue } from "../src/systems/shared-data/catalogue/resource/store-list.ts";
import { countRequests } from "../src/systems/shared-data/requests/store-list.ts";
import type { TaskState } from "../src/supervision/domain/tasks/task.ts";
import { breaches, type FoundBreach, missedFlows, RULES, tasks } from "./inbox/oracle.ts";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "./support/app.ts";

let app: TestApp;
let made: ReturnType<typeof createSlices>;
let people: readonly Actor[];
let day: string;

type Unit = { readonly id: string; readonly name: string; readonly regionCode: string };
type Kept = { readonly kind: string; readonly id: string; readonly state: never };
let units: readonly (Unit & { readonly mergedIds: readonly string[] })[];
let records: readonly Kept[];

const person = (roles: readonly Role[], organisationId: string | null, name: string): Actor => ({
  accountId: roles.includes("applicant") ? SAMPLE_APPLICANT.accountId : crypto.randomUUID(),
  name,
  displayName: name,
  organisationId,
  roles,
});

const OF_UNITS: readonly (readonly Role[])[] = [["liaison"], ["unit-head"], ["data-officer", "window-clerk"]];
const OTHERS: readonly Role[] = [
  "office",
  "leader",
  "applicant",
  "system-admin",
  "security-admin",
  "audit-admin",
];

beforeAll(async () => {
  app = await openTestApp({ config: { demo: true }, begin: true });
  const { sql } = app.shell;
  made = createSlices(app.shell);
  day = dayInShanghai(app.shell.now());
  units = (await made.accounts.organisations.list()).map((unit) => ({ mergedIds: [], ...unit }));
  records = (
    await Promise.all(
      ["shared_data", "one_service", "organisation", "ecology", "energy"].map(
        (schema) => sql<Kept[]>`select kind, id, state from ${sql(schema)}.record`,
      ),
    )
  ).flat();
  // Whatever names a unit of the demonstration in any role, and whoever belongs to none.
  const named = JSON.stringify([records, await sql`select state from supervision.task`]);
  const concerned = units.filter(({ id }) => named.includes(id));
  people = [
    ...concerned.flatMap(({ id, name }) =>
      OF_UNITS.map((roles) => person(roles, id, `${roles.join("+")} of ${name}`)),
    ),
    ...OTHERS.map((role) => person([role], null, role)),
    person(["office", "unit-head", "liaison"], concerned[0]?.id ?? null, "office of a unit"),
  ];
}, 120_000);
afterAll(() => app.close());

const acting = (actor: Actor): Promise<ActingFor> =>
  whoActs({ sql: app.shell.sql, organisations: { list: async () => units as never } }, asCaller(actor));

const told = async (actor: Actor, on: string): Promise<InboxLine[]> =>
  (await Promise.all(made.slices.map(({ inbox }) => inbox?.(actor, on) ?? []))).flat();

const names = async () =>
  new Map(
    units.flatMap(({ id, mergedIds, name }) => [id, ...mergedIds].map((each) => [each, name] as const)),
  );
const inboxKinds = () => Object.assign({}, ...made.slices.map(({ inboxKinds: kinds }) => kinds));
const held = async (actor: Actor) => heldBy(await acting(actor));

const gather = async (actor: Actor, on: string): Promise<InboxLine[]> => {
  const reader = { accountId: actor.accountId, held: await held(actor) };
  const kept = await waitLines(app.shell.sql, reader, on, { size: 100_000 }, names);
  return [...(await told(actor, on)), ...kept];
};
const today = new Map<Actor, Promise<InboxLine[]>>();
/**
 * Every line of a person, those that the table of waits tells and those that slices make when they are asked; today's are
 * gathered once, since nothing here changes what waits.
 */
const gathered = (actor: Actor, on = day): Promise<InboxLine[]> => {
  if (on !== day) return gather(actor, on);
  const lines = today.get(actor) ?? gather(actor, on);
  today.set(actor, lines);
  return lines;
};

/** Lines that are told of no record but of a queue, of an import, of a file that was written, of what somebody declared, or of the machine. */
const OF_NO_RECORD =
  /^(item-pairs|export|roster|identity|system|duplicate|plan-review|.*-import|task-report|rotation|grid-over)$/;

const counted = (kinds: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const kind of kinds.toSorted()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe("everybody's inbox in the demonstration", () => {
  // As days pass things come near, lapse and fall to others, though nobody does anything.
  it.each([0, 1, 40, 400])(
    "（四）（二十）（二十一）（二十二）holds exactly what the states say waits for them, and nothing else, %i days from now",
    async (ahead) => {
      const { sql } = app.shell;
      const on = addDays(day, ahead);
      const computed = await sql<FoundBreach[]>`
      select id, unit_id, ended from shared_data.lapse where code is not null and began <= ${on}`;
      const kept = records.filter(({ kind }) => kind === "breach");
      const missed = records
        .filter(({ kind }) => kind === "return-flow")
        .flatMap((flow) => missedFlows(flow, kept, on));
      const plans = await sql<{ state: TaskState }[]>`select state from supervision.task`;
      const regions = new Map(units.map(({ id, regionCode }) => [id, regionCode]));
      const [lines, expected]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
      const twice: string[] = [];
      for (const each of people) {
        const who = await acting(each);
        const waits = records.flatMap(({ kind, state }) => RULES[kind]?.(state, who, on) ?? []);
        const ofTasks = plans.flatMap(({ state }) => tasks(state, who, on));
        const region = (id: string): string => regions.get(id) ?? "";
        const ofBreaches = breaches([...computed, ...missed], kept, who, region, on).map(() => "breach");
        const own = await gathered(each, on);
        const ids = own.map(({ id }) => id);
        twice.push(...ids.filter((id, at) => ids.indexOf(id) !== at));
        const ofRecords = own.filter(({ kind, id }) => !OF_NO_RECORD.test(kind) && !isOfOffice(id));
        lines[each.name] = counted(ofRecords.map(({ kind }) => kind));
        expected[each.name] = counted([...waits, ...ofTasks, ...ofBreaches]);
      }
      expect(lines).toEqual(expected);
      expect(twice).toEqual([]);
      // Of nobody is nothing told though something is there to be told.
      expect(Object.values(lines).filter((each) => JSON.stringify(each) !== "{}").length).toBeGreaterThan(40);
    },
    60_000,
  );
});

describe("the table of what waits", () => {
  it("counts, cuts and orders as lines are counted, cut and ordered one by one, whatever is read or put off", async () => {
    const { sql } = app.shell;
    const desk = { sql, inbox: told, inboxKinds, held, unitNames: names };
    const everything = (await Promise.all(people.map((each) => gathered(each)))).flat();
    const once = [...new Map(everything.map((line) => [line.id, line])).values()];
    expect(await countsForAll(desk, people, day)).toEqual(inboxOf(once, {}, day).spans);
    const whole = { size: 100_000 };
    const some = people.filter(({ roles }, at) => at % 9 === 0 || !roles.includes("liaison"));
    for (const [place, each] of some.entries()) {
      const lines = await gathered(each);
      const marks = lines.flatMap(({ id: lineId }, at) =>
        at % 3 === place % 3
          ? [{ lineId, read: at % 2 === 0, snoozedUntil: addDays(day, (at % 5) - 1) }]
          : [],
      );
      const rows = marks.map(({ read, ...mark }) => ({
        ...mark,
        accountId: each.accountId,
        readAt: read ? new Date() : null,
      }));
      if (rows.length > 0) await sql`insert into desk.inbox_mark ${sql(rows)}`;
      const few = { kind: lines[place]?.kind, size: 2 };
      for (const asked of [whole, { ...whole, snoozed: true }, few, { ...few, snoozed: true }])
        expect(await readInbox(desk, each, day, asked)).toEqual(
          inboxOf(lines, inboxKinds(), day, { marks, ...asked }),
        );
      const shown = inboxOf(lines, {}, day, { marks, ...whole }).lines.map(({ id }) => id);
      expect((await waitingIds(desk, each, day)).toSorted()).toEqual(shown.toSorted());
    }
    await sql`delete from desk.inbox_mark`;
  }, 60_000);
});

describe("what waited before the table was there", () => {
  it("is written down from the acts, to the row", async () => {
    const { sql } = app.shell;
    const rows = () =>
      sql`select * from platform.wait order by slice, record_id, id, from_day nulls first, whom`;
    const before = await rows();
    await sql`delete from platform.wait`;
    expect(await made.evidence.rebuild(WAIT_TABLE)).toBeGreaterThan(100);
    expect(await rows()).toEqual(before);
    expect(await made.evidence.rebuild(WAIT_TABLE)).toBe(0);
  }, 60_000);
});

describe("queues, badges and the inbox", () => {
  it("（二十）（四）count the same: my work, the queue of reviews, requests and resources that wait, cases of unit and window", async () => {
    const { shell } = app;
    const { accounts } = made;
    const { organisations, identities } = accounts;
    const supervision = {
      ...shell,
      organisations,
      people: accounts.people,
      isWorkingDay,
      indicators: async () => [],
    };
    const sharedData = { ...shell, organisations, identities, isWorkingDay };
    const oneService = { ...sharedData, sharing: made.sharing };
    const [told, queued]: [string[], string[]] = [[], []];
    const page = { page: 1, size: 1 };
    const all = { list: "all", ...page };
    for (const each of people) {
      const lines = await gathered(each);
      const caller = asCaller(each);
      const is = (...roles: Role[]) => roles.some((role) => each.roles.includes(role));
      const compare = (what: string, kinds: readonly string[], count: number | undefined) => {
        told.push(`${each.name}: ${what} ${lines.filter(({ kind }) => kinds.includes(kind)).length}`);
        queued.push(`${each.name}: ${what} ${count ?? 0}`);
      };
      if (is("unit-head", "liaison", "office")) {
        const reporter = await reporterOf(supervision, caller);
        const work = await loadWork(supervision, reporter, day);
        for (const [kind, count] of Object.entries(work.counts)) compare(kind, [`task-${kind}`], count);
        const { counts } = await listReviewQueue(supervision, {}, page, reporter.actor);
        compare("reports to review", ["review-report", "task-review-support"], counts.report);
        compare("extensions", ["review-extension"], counts.extension);
        compare("claims", ["review-claim"], counts.claim);
      }
      if (is("unit-head", "liaison", "data-officer")) {
        compare("requests", ["request"], (await countRequests(sharedData, caller)).mine);
        const resources = await listCatalogue(sharedData, { mine: "waiting" }, page, caller);
        compare("resources", ["resource"], resources.total);
      }
      if (is("liaison", "unit-head")) {
        const { counts } = await unitCases(oneService, all, caller);
        compare("to sign for", ["case-sign"], counts["to-sign"]);
        compare("in work", ["case-decide"], counts["in-work"]);
        compare("to answer", ["case-answer"], counts["to-answer"]);
      }
      if (is("window-clerk")) {
        const { counts } = await windowCases(oneService, all, caller);
        compare("to hand over", ["case-hand-over"], counts["to-hand-over"]);
        compare("to hand out", ["case-fetch"], counts["to-deliver"]);
      }
    }
    expect(told).toEqual(queued);
    expect(told.filter((each) => !each.endsWith(" 0")).length).toBeGreaterThan(60);
  }, 60_000);
});

const of = async (by: Inject, query = "") =>
  (await by({ method: "GET", url: `/api/inbox${query}` })).json<Inbox>();
const put = (by: Inject, what: string, payload: object) =>
  by({ method: "PUT", url: `/api/inbox/${what}`, payload });

describe("what a person marks of the inbox", () => {
  it("is the account's own: put off until a day, shown again when taken back, never what is late or another's", async () => {
    const works = people.filter(({ roles }) => roles.includes("liaison"));
    const inboxes = await Promise.all(works.map((each) => gathered(each)));
    const at = inboxes.findIndex(
      (lines) => lines.some(({ late }) => late) && lines.some(({ late }) => !late),
    );
    const organisationId = works[at]?.organisationId ?? "";
    const add = (name: string) =>
      app.addAccount({ name, password: PASSWORD, roles: ["liaison"], organisationId });
    await add("联络员甲");
    await add("联络员乙");
    const [one, other] = [
      app.withToken(await app.signIn("联络员甲", PASSWORD)),
      app.withToken(await app.signIn("联络员乙", PASSWORD)),
    ];
    const before = await of(one);
    const [late, calm] = [true, false].map((is) => before.lines.find((line) => line.late === is)?.id ?? "");
    const until = addDays(day, 3);

    expect((await put(one, "snooze", { id: calm, until })).json()).toEqual({ until });
    expect((await put(one, "snooze", { id: late, until })).json()).toMatchObject({ code: "late" });
    expect((await put(one, "snooze", { id: "task-report/none/x", until })).statusCode).toBe(404);
    expect((await put(one, "snooze", { id: calm, until: day })).statusCode).toBe(400);
    const after = await of(one);
    expect([after.total, after.snoozed]).toEqual([before.total - 1, 1]);
    expect((await of(one, "?snoozed=true")).lines.map(({ id, snoozedUntil }) => [id, snoozedUntil])).toEqual([
      [calm, until],
    ]);
    expect(await of(other)).toEqual(before);
    await put(one, "snooze", { id: calm, until: null });
    expect((await of(one)).total).toBe(before.total);

    expect((await put(one, "read", { ids: [late, calm, "of/nobody/x"], read: true })).json()).toEqual({
      marked: 2,
    });
    const read = (await of(one)).lines.filter((line) => line.read).map(({ id }) => id);
    expect(read.toSorted()).toEqual([late, calm].toSorted());
    expect((await of(other)).bell).toBe(before.bell);
  });
});

/** Warnings of secondment that are not of one term alone are held by their own tests. */
const isOfOffice = (id: string): boolean => /^secondment\/.*\/(?!no-person|no-hand-over)/.test(id);
