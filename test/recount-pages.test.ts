import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInShanghai } from "../src/kernel/calendar.ts";
import { COOPERATION_FIGURES } from "../src/cooperation/domain/figures.ts";
import { isWorkingDay } from "../src/platform/working-days.ts";
import { SUPERVISION_FIGURES } from "../src/supervision/domain/figures.ts";
import type { Period } from "../src/supervision/domain/tasks/schedule.ts";
import type { Statistics, MissingUnit, MyWork, RollUp } from "../src/supervision/domain/tasks/task-row.ts";
import type { Assignment, TaskState } from "../src/supervision/domain/tasks/task.ts";
import { loadPlanContext } from "../src/supervision/store/tasks/plan-context.ts";
import { ONE_SERVICE_FIGURES } from "../src/systems/one-service/domain/figures.ts";
import { dutiesOf, isActive, owedBy, through } from "./figures/duties.ts";
import { LEADING_COUNTED } from "./figures/leading.ts";
import { groupsOf, ORACLES, taskOn } from "./figures/oracles.ts";
import { type Raw, readRaw } from "./figures/raw.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

let app: TestApp;
let raw: Raw;
let today: string;
let plan: string;
let states: readonly TaskState[];
let periods: readonly Period[];
const recounted = new Set<string>([...Object.keys(ORACLES), ...LEADING_COUNTED]);

const call = async <T>(url: string, payload?: object): Promise<T> => {
  const office = await app.as("office");
  const reply = await office({
    method: payload ? "POST" : "GET",
    url,
    ...(payload ? { payload } : {}),
  });
  if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.body}`);
  return reply.json<T>();
};

/** Notes that figures are counted again here. */
function counted(figures: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  for (const id of Object.keys(figures)) recounted.add(id);
  return figures;
}

beforeAll(async () => {
  app = await openTestApp({ config: { demo: true }, begin: true });
  today = dayInShanghai(app.shell.now());
  const { rows } = await call<{ rows: { id: string; sample: boolean; supersededBy: string | null }[] }>(
    "/api/plans",
  );
  plan = rows.find((each) => each.sample && each.supersededBy === null)?.id ?? "";
  // Lights are brought to the day by the first who reads them.
  await call(`/api/tasks?plan=${plan}`);
  raw = await readRaw(app.database.app);
  states = raw.tasks.filter((task) => task.planId === plan).map(({ state }) => state);
  periods = (await loadPlanContext(app.database.app, plan, today, isWorkingDay))?.periods ?? [];
}, 240_000);
afterAll(() => app.close());

/** Pairs of a task and a unit that report on it now. */
function* reporting(): Generator<readonly [TaskState, Assignment]> {
  for (const state of states)
    for (const assignment of state.assignments)
      if (state.phase === "dispatched" && state.recurrence === null)
        if (isActive(assignment) && assignment.role !== "guide") yield [state, assignment];
}

type Tasks = {
  readonly total: number;
  readonly closed: number;
  readonly counts: Readonly<Record<string, number>>;
};
type Paper = {
  readonly period: string | null;
  readonly content: {
    readonly body: string;
    readonly tables: Readonly<Record<string, { readonly rows: readonly (readonly string[])[] }>>;
  };
};

const lightsOf = ({ closed, counts }: Tasks | RollUp): Record<string, number> => ({
  "light-red": counts["red"] ?? 0,
  "light-amber": counts["amber"] ?? 0,
  "light-green": counts["green"] ?? 0,
  "light-grey": counts["grey"] ?? 0,
  "tasks-ended": closed,
});

const monthlyReport = (asOf: string): Promise<Paper> =>
  call<Paper>("/api/papers", { plan, kind: "monthly-report", asOf });

describe("figures on pages and in papers of the demonstration, counted again one by one", () => {
  it("（二十） of a plan's board are those of its printed measures", async () => {
    const { figures } = await call<{ figures: Record<string, number> }>(`/api/plans/${plan}/board`);
    const own = raw.measures.filter(({ planId }) => planId === plan);
    const states = { pending: 0, "due-soon": 0, dated: 0, continuous: 0, longterm: 0, none: 0 };
    for (const { deadlineKind, deadlineLatest } of own) {
      const days =
        deadlineLatest === null ? null : (Date.parse(deadlineLatest) - Date.parse(today)) / 86_400_000;
      if (deadlineKind !== "date") states[deadlineKind as "continuous"] += 1;
      else if (days === null) states.none += 1;
      else states[days < 0 ? "pending" : days <= 60 ? "due-soon" : "dated"] += 1;
    }
    const ids = new Set(own.map(({ id }) => id));
    const units = new Set(
      raw.responsibilities
        .filter(({ measureId }) => ids.has(measureId))
        .map(({ organisationId }) => organisationId),
    );
    expect({
      "plan-measures": figures["measures"] ?? -1,
      "plan-undertakings": figures["undertakings"] ?? -1,
      "plan-units": figures["units"] ?? -1,
      ...Object.fromEntries(Object.keys(states).map((state) => [`deadline-${state}`, figures[state] ?? -1])),
    }).toEqual(
      counted({
        "plan-measures": own.length,
        "plan-undertakings": raw.undertakings.filter(({ measureId }) => ids.has(measureId)).length,
        "plan-units": units.size,
        ...Object.fromEntries(Object.entries(states).map(([state, count]) => [`deadline-${state}`, count])),
      }),
    );
  });

  it("（二十） of lights are the same on board, ledger, statistics and in the monthly report, today and at past month ends", async () => {
    const ends = [1, 4].map((back) =>
      new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - back, 0))
        .toISOString()
        .slice(0, 10),
    );
    for (const asOf of [today, ...ends]) {
      const ledger = await call<Tasks>(`/api/tasks?plan=${plan}&asOf=${asOf}&size=1`);
      const board = (await call<{ plan: RollUp }>(`/api/plans/${plan}/roll-up?asOf=${asOf}`)).plan;
      const { chapters } = await call<Statistics>(`/api/plans/${plan}/statistics?asOf=${asOf}`);
      const report = await monthlyReport(asOf);
      let [registered, closed] = [0, 0];
      for (const { id } of states) {
        const stands = taskOn(raw, id, asOf);
        if (stands !== null) registered += 1;
        if (stands === "closed") closed += 1;
      }
      const shown = lightsOf(ledger);
      expect(lightsOf(board)).toEqual(shown);
      const sum = (id: string): number =>
        chapters.reduce((all, { rollUp }) => all + (lightsOf(rollUp)[id] ?? 0), 0);
      expect(Object.fromEntries(Object.keys(shown).map((id) => [id, sum(id)]))).toEqual(shown);
      const totals = report.content.tables["各章统计"]?.rows.at(-1) ?? [];
      const printed = registered === 0 ? Array(6).fill(0) : totals.slice(1, 7).map(Number);
      expect(printed).toEqual(
        [ledger.total, "tasks-ended", "light-green", "light-amber", "light-red", "light-grey"].map((id) =>
          typeof id === "number" ? id : shown[id],
        ),
      );
      expect([ledger.total, shown["tasks-ended"]]).toEqual([registered, closed]);
      expect(Object.values(shown).reduce((all, count) => all + count, 0)).toBe(registered);
    }
    const now: Record<string, number> = { red: 0, amber: 0, green: 0, grey: 0, closed: 0 };
    for (const { planId, phase, light } of raw.tasks)
      if (planId === plan)
        now[phase === "closed" ? "closed" : light] = (now[phase === "closed" ? "closed" : light] ?? 0) + 1;
    const { total, ...today_ } = await call<Tasks>(`/api/tasks?plan=${plan}&size=1`);
    expect({ "tasks-all": total, ...lightsOf({ total, ...today_ }) }).toEqual(
      counted({
        "tasks-all": states.length,
        "light-red": now["red"] ?? 0,
        "light-amber": now["amber"] ?? 0,
        "light-green": now["green"] ?? 0,
        "light-grey": now["grey"] ?? 0,
        "tasks-ended": now["closed"] ?? 0,
      }),
    );
  }, 120_000);

  it("（二十） of reports in the statistics are those that fell due, unit by unit", async () => {
    const { from, units, quarters } = await call<Statistics>(`/api/plans/${plan}/statistics`);
    const span = periods.filter(({ due }) => due >= from && due < today);
    const dues = new Set(span.map(({ due }) => due));
    const sums = { owed: 0, inTime: 0, late: 0, missing: 0, returned: 0 };
    for (const state of states)
      for (const { unitId, role, since, until } of state.assignments) {
        const said = raw.reports.filter(
          (each) =>
            each.taskId === state.id &&
            each.unitId === unitId &&
            dues.has(each.due) &&
            each.submittedOn !== null,
        );
        const ends =
          until ?? state.closedOn ?? (state.phase === "suspended" ? (state.suspension?.on ?? null) : null);
        const fallen = new Set(said.map(({ due }) => due));
        for (const { due, to } of span)
          if (role !== "guide" && state.dispatchedOn !== null && state.recurrence === null)
            if (due >= since && to >= since && (ends === null || due < ends)) fallen.add(due);
        sums.owed += fallen.size;
        sums.missing += fallen.size - said.length;
        for (const { submittedOn, due, returns } of said) {
          sums[(submittedOn ?? due) <= due ? "inTime" : "late"] += 1;
          sums.returned += returns;
        }
      }
    const shown = (key: keyof typeof sums): number => units.reduce((sum, unit) => sum + unit[key], 0);
    const byId = {
      "reports-owed": "owed",
      "reports-in-time": "inTime",
      "reports-late": "late",
      "reports-absent": "missing",
      "reports-returned": "returned",
    } as const;
    expect(Object.fromEntries(Object.entries(byId).map(([id, key]) => [id, shown(key)]))).toEqual(
      counted(Object.fromEntries(Object.entries(byId).map(([id, key]) => [id, sums[key]]))),
    );
    expect(sums.missing).toBe(sums.owed - sums.inTime - sums.late);
    recounted.add("reports-punctual");

    const tally = { due: 0, closed: 0, inTime: 0, closedLate: 0, judgedDone: 0, extended: 0, overdue: 0 };
    for (const state of states) {
      const { deadline, closedOn, judgement, due, extensions, phase, awaitsJudgement, standingSince } = state;
      if (deadline.kind !== "date" || deadline.latest === null) continue;
      tally.due += 1;
      if (extensions.some((each) => each.state === "granted")) tally.extended += 1;
      if (phase === "dispatched" && due !== null && due < today && !awaitsJudgement && standingSince === null)
        tally.overdue += 1;
      if (closedOn === null) continue;
      tally.closed += 1;
      if (judgement?.outcome === "done" && judgement.on === closedOn) tally.judgedDone += 1;
      else if (judgement?.outcome === "overdue" || (due !== null && closedOn > due)) tally.closedLate += 1;
      else tally.inTime += 1;
    }
    const quarter = {
      due: "due",
      closed: "closed",
      inTime: "in-time",
      closedLate: "closed-late",
      judgedDone: "judged-done",
      extended: "extended",
      overdue: "overdue",
    } as const;
    const keys = Object.keys(quarter) as (keyof typeof quarter)[];
    expect(
      Object.fromEntries(
        keys.map((key) => [`quarter-${quarter[key]}`, quarters.reduce((sum, each) => sum + each[key], 0)]),
      ),
    ).toEqual(counted(Object.fromEntries(keys.map((key) => [`quarter-${quarter[key]}`, tally[key]]))));
    expect(tally.closed).toBe(tally.inTime + tally.closedLate + tally.judgedDone);
  });

  it("（二十） of what is owed now are the same in the list and in the monthly report, which counts its period apart", async () => {
    const { units } = await call<{ units: MissingUnit[] }>(`/api/missing?plan=${plan}`);
    const report = await monthlyReport(today);
    let items = 0;
    const silent = new Set<string>();
    for (const [, assignment] of reporting()) {
      const last = periods.filter(({ due }) => due < today).at(-1);
      if (
        !last ||
        !owedBy(assignment, periods).some(({ key }) => key === last.key) ||
        through(assignment) >= last.due
      )
        continue;
      items += 1;
      silent.add(assignment.unitId);
    }
    expect({
      "reports-overdue": units.reduce((sum, unit) => sum + unit.items.length, 0),
      "units-overdue": units.length,
    }).toEqual(counted({ "reports-overdue": items, "units-overdue": silent.size }));
    const listed = report.content.tables["未报送单位"]?.rows ?? [];
    expect([listed.length, listed.reduce((sum, row) => sum + Number.parseInt(row[2] ?? "", 10), 0)]).toEqual([
      silent.size,
      items,
    ]);

    const period = { owed: 0, accepted: 0, inReview: 0, missing: 0 };
    let overdue = 0;
    for (const state of states) {
      const said = raw.reports.filter(
        (each) => each.taskId === state.id && each.role === "lead" && each.period === report.period,
      );
      const owes = state.assignments.some(
        (each) =>
          each.role === "lead" &&
          isActive(each) &&
          owedBy(each, periods).some(({ key }) => key === report.period),
      );
      const stands = said.some(({ status }) => status === "accepted")
        ? "accepted"
        : said.some(({ status }) => status === "submitted")
          ? "inReview"
          : owes && state.phase === "dispatched"
            ? "missing"
            : null;
      if (stands !== null) {
        period.owed += 1;
        period[stands] += 1;
      }
      const { kind } = state.deadline;
      const dated = kind !== "continuous" && kind !== "longterm" && state.standingSince === null;
      if (
        state.phase === "dispatched" &&
        dated &&
        !state.awaitsJudgement &&
        state.due !== null &&
        state.due < today
      )
        overdue += 1;
    }
    const totals = report.content.tables["各章统计"]?.rows.at(-1) ?? [];
    const [, accepted = "", inReview = ""] =
      /已报送并经审核(\d+)项，已报送待审核(\d+)项/.exec(report.content.body) ?? [];
    expect({
      "period-owed": Number(totals[7]),
      "period-unreported": Number(totals[8]),
      "period-accepted": Number(accepted),
      "period-in-review": Number(inReview),
      "tasks-overdue": report.content.tables["逾期任务"]?.rows.length ?? -1,
    }).toEqual(
      counted({
        "period-owed": period.owed,
        "period-unreported": period.missing,
        "period-accepted": period.accepted,
        "period-in-review": period.inReview,
        "tasks-overdue": overdue,
      }),
    );
  });

  it("（二十） of the office's queue and of a unit's work are what waits in the states of tasks", async () => {
    const { counts } = await call<{ counts: Record<string, number> }>("/api/review-queue?size=1");
    const waiting = { report: 0, extension: 0, claim: 0 };
    // A report of a task that was closed meanwhile can be decided on no more.
    const closed = new Set(raw.tasks.filter(({ phase }) => phase === "closed").map(({ id }) => id));
    for (const { status, role, taskId } of raw.reports)
      if (status === "submitted" && role === "lead" && !closed.has(taskId)) waiting.report += 1;
    for (const { phase, state } of raw.tasks) {
      if (phase === "closed") continue;
      waiting.extension += state.extensions.filter((each) => each.state === "pending").length;
      if (state.claim !== null) waiting.claim += 1;
    }
    expect(
      Object.fromEntries(Object.entries(waiting).map(([kind]) => [`queue-${kind}`, counts[kind] ?? -1])),
    ).toEqual(
      counted(Object.fromEntries(Object.entries(waiting).map(([kind, count]) => [`queue-${kind}`, count]))),
    );

    const units = new Set(states.flatMap(({ assignments }) => assignments.map(({ unitId }) => unitId)));
    const amount = (unit: string): number =>
      Object.values(dutiesOf(unit, { tasks: states, periods, today })).flat().length;
    const [unit = ""] = [...units].toSorted((a, b) => amount(b) - amount(a));
    const due = dutiesOf(unit, { tasks: states, periods, today });
    const work = await call<MyWork>(`/api/my-work?unit=${unit}`);
    const all = Object.values(due).flat();
    const late = work.groups
      .flatMap(({ items }) => items)
      .flatMap(({ duties }) => duties)
      .filter((each) => each.late);
    expect({
      "work-late": late.length,
      ...Object.fromEntries(Object.entries(work.counts).map(([kind, n]) => [`work-${kind}`, n])),
    }).toEqual(
      counted({
        "work-late": all.filter((by) => by !== null && by < today).length,
        ...Object.fromEntries(Object.entries(due).map(([kind, days]) => [`work-${kind}`, days.length])),
      }),
    );
    expect(all.length).toBeGreaterThan(0);
  });

  it("（一）（四） of registers and of cases are those of their rows", async () => {
    for (const register of ["project", "application", "fund", "agreement", "problem"]) {
      const board = await call<Record<string, number>>(`/api/registers/${register}/board`);
      const own = raw.entries.filter((entry) => entry.register === register && entry.mergedInto === null);
      const slips = own.filter(
        ({ nextPlanned, slipDays }) => nextPlanned !== null && (nextPlanned < today || (slipDays ?? 0) > 0),
      );
      expect(
        Object.fromEntries(
          (["total", "closed", "blocked", "slipping", "reported", "sample"] as const).map((key) => [
            `entries-${key === "total" ? "all" : key}`,
            board[key] ?? -1,
          ]),
        ),
      ).toEqual(
        counted({
          "entries-all": own.length,
          "entries-closed": own.filter(({ closedOn }) => closedOn !== null).length,
          "entries-blocked": own.filter(({ closedOn, blocks }) => closedOn === null && blocks > 0).length,
          "entries-slipping": slips.length,
          "entries-reported": own.filter(({ standing }) => standing === "reported").length,
          "entries-sample": own.filter(({ standing }) => standing === "sample").length,
        }),
      );
    }
    const { units } = await call<{ units: Record<string, number>[] }>("/api/case-overview");
    const sum = (key: string): number => units.reduce((all, unit) => all + (unit[key] ?? 0), 0);
    const year = `${today.slice(0, 4)}-01-01`;
    const cases = raw.cases;
    const decided = cases.filter(({ decidedOn }) => decidedOn !== null && decidedOn >= year);
    expect({
      "one-service.cases-open": sum("open"),
      "one-service.cases-overdue": sum("overdue"),
      "one-service.cases-unsigned": sum("unsigned"),
      "one-service.cases-waiting": sum("waiting"),
      "one-service.cases-decided": sum("decidedThisYear"),
      "one-service.cases-in-time": sum("inTimeThisYear"),
      "one-service.cases-bad": sum("badUnanswered"),
    }).toEqual(
      counted({
        "one-service.cases-open": cases.filter(({ endedOn }) => endedOn === null).length,
        "one-service.cases-overdue": cases.filter(
          ({ endedOn, due, stage }) =>
            endedOn === null && due !== null && due < today && stage !== "supplement" && stage !== "special",
        ).length,
        "one-service.cases-unsigned": cases.filter(({ stage }) => stage === "handed-over").length,
        "one-service.cases-waiting": cases.filter(({ stage }) => stage === "supplement").length,
        "one-service.cases-decided": decided.length,
        "one-service.cases-in-time": decided.filter(({ inTime }) => inTime === true).length,
        "one-service.cases-bad": cases.filter(({ answerDue }) => answerDue !== null).length,
      }),
    );
  });

  it("（四） of the comparison are those of the items imported, side by side", async () => {
    type Totals = { items: number; groups: number; differing: number; loose: number };
    const { totals } = await call<{ totals: Totals }>("/api/item-comparison");
    let [differing, loose] = [0, 0];
    const groups = groupsOf({ raw, today });
    for (const { differs, code } of groups) {
      if (differs.length > 0) differing += 1;
      if (code === null) loose += 1;
    }
    expect({
      "one-service.items-imported": totals.items,
      "one-service.items-merged": totals.groups,
      "one-service.items-differing": totals.differing,
      "one-service.items-loose": totals.loose,
    }).toEqual(
      counted({
        "one-service.items-imported": raw.items.length,
        "one-service.items-merged": groups.length,
        "one-service.items-differing": differing,
        "one-service.items-loose": loose,
      }),
    );
  });

  it("（二十） leaves no defined figure out", () => {
    const defined = Object.keys({ ...SUPERVISION_FIGURES, ...COOPERATION_FIGURES, ...ONE_SERVICE_FIGURES });
    expect(defined.filter((id) => !recounted.has(id))).toEqual([]);
  });
});
