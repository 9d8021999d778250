import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInShanghai } from "../src/kernel/calendar.ts";
import type { Indicator } from "../src/kernel/measure.ts";
import type { CooperationLeading } from "../src/cooperation/leading/leading.ts";
import type { Headline } from "../src/supervision/leader/headline.ts";
import type { Leading } from "../src/supervision/leader/leading.ts";
import type { FigurePair } from "../src/supervision/domain/tasks/figure-pairs.ts";
import type { RollUp, TaskRow } from "../src/supervision/domain/tasks/task-row.ts";
import type { Asked } from "./figures/asked.ts";
import { asksExtension, meetingsToCome, moneyOn, problemsOn } from "./figures/leading.ts";
import { ORACLES, taskOn, WHOLES } from "./figures/oracles.ts";
import { type Raw, readRaw } from "./figures/raw.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

let app: TestApp;
let raw: Raw;
let plans: readonly { id: string; sample: boolean; measures: number; supersededBy: string | null }[];
let today: string;

const call = async <T>(url: string): Promise<T> => {
  const office = await app.as("office");
  const reply = await office({ method: "GET", url });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
  return reply.json<T>();
};

beforeAll(async () => {
  app = await openTestApp({ config: { demo: true }, begin: true });
  raw = await readRaw(app.database.app);
  plans = (await call<{ rows: typeof plans }>("/api/plans")).rows;
  today = dayInShanghai(app.shell.now());
}, 240_000);
afterAll(() => app.close());

const answers = new Map<string, Promise<{ rows: readonly FigurePair[] }>>();
/** Asked once of a measure and day: nothing here changes what they count. */
async function pairsOf(measure: string, asOf: string): Promise<readonly FigurePair[]> {
  const url = `/api/measures/${measure}/figures?asOf=${asOf}`;
  const reply = answers.get(url) ?? call<{ rows: readonly FigurePair[] }>(url);
  answers.set(url, reply);
  return (await reply).rows;
}
const indicatorsOf = async (measure: string, asOf: string): Promise<readonly Indicator[]> =>
  (await pairsOf(measure, asOf)).flatMap(({ computed }) => computed ?? []);

/** What others published is quoted, not counted. */
const isQuoted = ({ id, standing }: Indicator): boolean => standing === "reported" && !(id in ORACLES);

/** What differs between a figure and counting it again: the value, each point of the series, and the whole. */
function differences(figure: Indicator, asked: Omit<Asked, "day">): string[] {
  const oracle = ORACLES[figure.id];
  if (isQuoted(figure)) return [];
  if (!oracle) return [`${figure.id} has no oracle`];
  const on = (day: string): Asked => ({ ...asked, day });
  const said = (what: string, shown: unknown, counted: unknown): string[] =>
    shown === counted
      ? []
      : [`${figure.id} ${what} as of ${asked.asOf} shows ${String(shown)}, counted ${String(counted)}`];
  const { series = [], ratio, value } = figure;
  const last = series.at(-1);
  return [
    ...said("value", value, oracle(on(asked.asOf))),
    ...series.flatMap((point) => said(`at ${point.day}`, point.value, oracle(on(point.day)))),
    ...(last ? said("at its end", last.day, asked.asOf) : []),
    ...(last ? said("at its end", last.value, value) : []),
    ...(ratio && figure.id in WHOLES ? said("whole", ratio.whole, WHOLES[figure.id]?.(on(asked.asOf))) : []),
    ...(ratio && figure.unit.zh === "%" && ratio.whole > 0
      ? said("rate", value, Math.round((1000 * ratio.part) / ratio.whole) / 10)
      : []),
    ...(ratio && figure.unit.zh !== "%" ? said("part", ratio.part, value) : []),
  ];
}

/** The last days of months before today, the latest first. */
const monthEnd = (back: number): string =>
  new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - back, 0))
    .toISOString()
    .slice(0, 10);

async function recount(
  numbers: readonly number[] | null,
  asOf: string,
): Promise<{ ids: string[]; wrong: string[] }> {
  const [ids, wrong]: [Set<string>, string[]] = [new Set(), []];
  for (const plan of plans) {
    const rows = await call<{ rows: { id: string; number: number }[] }>(
      `/api/measures?plan=${plan.id}&size=100`,
    );
    for (const { id, number } of rows.rows) {
      if (numbers !== null && !numbers.includes(number)) continue;
      for (const figure of await indicatorsOf(id, asOf)) {
        ids.add(figure.id);
        for (const each of differences(figure, { raw, measure: { id, planId: plan.id }, today, asOf }))
          wrong.push(`measure ${number}: ${each}`);
      }
    }
  }
  return { ids: [...ids], wrong };
}

describe("every figure of the demonstration, counted again one by one", () => {
  it("（一）–（二十二） is what its rows say today, at every point of its series, and of the whole it names", async () => {
    const { ids, wrong } = await recount(null, today);
    expect(wrong).toEqual([]);
    // Every oracle was asked: a figure that is shown nowhere is not proved by this test.
    expect(Object.keys(ORACLES).filter((id) => !ids.includes(id))).toEqual([]);
  }, 240_000);

  it.each([1, 6])(
    "（一）（四）（九）（十二）–（十四）（二十）–（二十二） is what its acts said %i months ago",
    async (back) => {
      const { wrong } = await recount([1, 2, 4, 9, 12, 13, 14, 20, 21, 22], monthEnd(back));
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});

type Said = { name: string; unit: string; unitId: string; due: string; value: number };

/** What units reported of a measure in figures and the office accepted, as acts have it. */
function acceptedFigures(measure: string): Said[] {
  const found: Said[] = [];
  for (const { id, state } of raw.tasks) {
    if (state.measureId !== measure) continue;
    const sent = new Map<string, Said[]>();
    for (const { taskId, day, action } of raw.actions) {
      if (taskId !== id || day > today) continue;
      if (action.type === "report" && action.due <= today)
        sent.set(
          action.report,
          action.content.figures.map(({ name, unit, value }) => {
            const { unit: unitId, due } = action;
            return { name, unit, value, unitId, due };
          }),
        );
      if (action.type === "accept") found.push(...(sent.get(action.report) ?? []));
    }
  }
  return found;
}

describe("what was computed beside what was reported, in the demonstration", () => {
  it("（一）–（二十二） shares a row where both name one thing in one unit, and is marked where they differ", async () => {
    let [agreeing, alone] = [0, 0];
    const [marked, wrong]: [string[], string[]] = [[], []];
    for (const plan of plans) {
      const measures = await call<{ rows: { id: string; number: number }[] }>(
        `/api/measures?plan=${plan.id}&size=100`,
      );
      for (const { id, number } of measures.rows) {
        const said = acceptedFigures(id);
        const shown = new Set<Said>();
        for (const { name, unit, computed, reported } of await pairsOf(id, today)) {
          for (const each of reported) {
            const own: { day: string; value: number }[] = [];
            for (const other of said)
              if (other.name === name.zh && other.unit === unit.zh && other.unitId === each.unitId) {
                own.push({ day: other.due, value: other.value });
                shown.add(other);
              }
            own.sort((a, b) => (a.day < b.day ? -1 : 1));
            const [counted, latest] = [computed?.value ?? null, own.at(-1)?.value ?? 0];
            const same = counted === null || counted.toFixed(0) === latest.toFixed(0);
            wrong.push(
              ...(JSON.stringify(each.series) === JSON.stringify(own) ? [] : [`${number} ${name.zh} series`]),
              ...(each.value === latest && each.due === own.at(-1)?.day
                ? []
                : [`${number} ${name.zh} latest`]),
              ...(each.difference === (same ? null : latest - counted)
                ? []
                : [`${number} ${name.zh} difference`]),
            );
            if (counted === null) alone += 1;
            else if (same) agreeing += 1;
            else marked.push(id);
          }
        }
        wrong.push(...said.filter((each) => !shown.has(each)).map(({ name }) => `${number} ${name} lost`));
      }
    }
    expect(wrong).toEqual([]);
    expect([agreeing, alone, marked.length].every((count) => count > 0)).toBe(true);
    const { rows } = await call<{ rows: { measureId: string; headline: Headline }[] }>(
      `/api/plans/${living()}/headlines`,
    );
    const onOnePage = rows.filter(({ headline }) => headline.disagrees).map(({ measureId }) => measureId);
    expect(new Set(onOnePage)).toEqual(new Set(marked));
  }, 120_000);
});

const lightOfRow = ({ phase, light }: TaskRow): string => (phase === "closed" ? "closed" : light.colour);

/** How many rows of the ledger show each light, one by one. */
function tally(rows: readonly TaskRow[]): Record<string, number> {
  const found: Record<string, number> = { red: 0, amber: 0, green: 0, grey: 0, closed: 0 };
  for (const row of rows) found[lightOfRow(row)] = (found[lightOfRow(row)] ?? 0) + 1;
  return found;
}

const shown = ({ closed, counts }: Pick<RollUp, "closed" | "counts">): Record<string, number> => ({
  ...counts,
  closed,
});

const idsOf = (rows: readonly { readonly id: string }[]): string[] => {
  const ids = rows.map(({ id }) => id);
  ids.sort();
  return ids;
};

const living = (): string =>
  plans.find(({ sample, supersededBy }) => sample && supersededBy === null)?.id ?? "";

const ledger = async (asOf: string, filter = "") =>
  (await call<{ rows: TaskRow[] }>(`/api/tasks?plan=${living()}&asOf=${asOf}&size=200${filter}`)).rows;
const monthlyReport = async (asOf: string): Promise<readonly string[]> => {
  const office = await app.as("office");
  const payload = { plan: living(), kind: "monthly-report", asOf };
  const reply = await office({ method: "POST", url: "/api/papers", payload });
  type Paper = { content: { tables: Record<string, { rows: readonly (readonly string[])[] }> } };
  return reply.json<Paper>().content.tables["各章统计"]?.rows.at(-1) ?? [];
};

describe("a leader's page of the demonstration, counted again one by one", () => {
  it.each([0, 1, 3, 6])(
    "（二十） shows %i months ago what board, ledger and monthly report show, and what the acts say",
    async (back) => {
      const asOf = back === 0 ? today : monthEnd(back);
      const since = monthEnd(back + 1);
      const plan = living();
      const { leading } = await call<{ leading: Leading }>(
        `/api/leading?plan=${plan}&asOf=${asOf}&since=${since}`,
      );
      const [rows, before] = [await ledger(asOf), await ledger(since)];
      expect(rows.length).toBeGreaterThan(0);

      expect([leading.asOf, leading.since, leading.days.at(-1)]).toEqual([asOf, since, asOf]);
      expect(shown(leading.plan)).toEqual(tally(rows));
      type Board = { plan: RollUp; measures: { measureId: string; rollUp: RollUp }[] };
      const board = await call<Board>(`/api/plans/${plan}/roll-up?asOf=${asOf}`);
      expect(leading.plan).toEqual(board.plan);
      const { closed, counts, tasks } = leading.plan;
      const printed = [tasks, closed, counts.green, counts.amber, counts.red, counts.grey];
      expect((await monthlyReport(asOf)).slice(1, 7).map(Number)).toEqual(printed);
      for (const { section, rollUp, trend } of leading.chapters) {
        const own = rows.filter((row) => row.section === section);
        expect([section, shown(rollUp)]).toEqual([section, tally(own)]);
        expect(trend.at(-1)).toEqual({ tasks: rollUp.tasks, closed: rollUp.closed, counts: rollUp.counts });
      }
      for (const { id, rollUp } of leading.measures)
        expect(rollUp).toEqual(board.measures.find(({ measureId }) => measureId === id)?.rollUp ?? null);

      const planTasks = raw.tasks.filter(({ planId }) => planId === plan).map(({ id }) => id);
      for (const [at, day] of leading.days.entries()) {
        let [registered, ended] = [0, 0];
        for (const id of planTasks) {
          const stands = taskOn(raw, id, day);
          if (stands !== null) registered += 1;
          if (stands === "closed") ended += 1;
        }
        let [all, done] = [0, 0];
        for (const { trend } of leading.chapters) {
          all += trend[at]?.tasks ?? 0;
          done += trend[at]?.closed ?? 0;
        }
        expect([day, all, done]).toEqual([day, registered, ended]);
      }
      const halfWay = leading.days[6] ?? "";
      const then = await ledger(halfWay);
      for (const { section, trend } of leading.chapters)
        expect(shown(trend[6] ?? leading.plan)).toEqual(tally(then.filter((row) => row.section === section)));

      const [turned, ended]: [TaskRow[], TaskRow[]] = [[], []];
      for (const row of rows) {
        const was = before.find(({ id }) => id === row.id);
        if (was !== undefined && lightOfRow(was) === lightOfRow(row)) continue;
        (row.phase === "closed" ? ended : turned).push(row);
      }
      expect(idsOf(leading.turned)).toEqual(idsOf(turned));
      expect(idsOf(leading.closed)).toEqual(idsOf(ended));
      const asking = rows.filter(({ id, phase }) => phase !== "closed" && asksExtension(raw, id, asOf));
      expect(idsOf(leading.extensions)).toEqual(idsOf(asking));
      expect(idsOf(leading.extensions)).toEqual(idsOf(await ledger(asOf, "&state=extension")));
      const resolved = raw.actions.filter(
        ({ action }) => action.type === "register" && action.seed.source.kind === "meeting",
      );
      const underWay = rows.filter(
        ({ id, phase }) => phase === "dispatched" && resolved.some(({ taskId }) => taskId === id),
      );
      expect(idsOf(leading.resolutions)).toEqual(idsOf(underWay));
      expect(idsOf(leading.resolutions)).toEqual(
        idsOf(await ledger(asOf, "&source=meeting&phase=dispatched")),
      );
      const until = new Date(Date.parse(asOf) + 30 * 86_400_000).toISOString().slice(0, 10);
      const coming = rows.filter(
        ({ phase, due }) => phase === "dispatched" && due !== null && due >= asOf && due <= until,
      );
      expect(idsOf(leading.dates)).toEqual(idsOf(coming));
      expect(idsOf(leading.dates)).toEqual(
        idsOf(await ledger(asOf, `&phase=dispatched&dueFrom=${asOf}&dueTo=${until}`)),
      );

      const others = await call<CooperationLeading>(`/api/plans/${plan}/cooperation?asOf=${asOf}`);
      expect(idsOf(others.problems)).toEqual(problemsOn(raw, asOf).toSorted());
      const measures = new Set(raw.measures.filter(({ planId }) => planId === plan).map(({ id }) => id));
      for (const flow of ["planned", "in-place", "done"] as const)
        expect([flow, others.money[flow]]).toEqual([flow, moneyOn(raw, measures, { day: asOf, flow })]);
      expect(idsOf(others.meetings)).toEqual(meetingsToCome(raw, plan, asOf).toSorted());
    },
    240_000,
  );

  it("（二十） opens the register of hard problems with exactly those it counts today", async () => {
    const { problems } = await call<CooperationLeading>(`/api/plans/${living()}/cooperation`);
    const list = await call<{ rows: { id: string }[] }>("/api/registers/problem/entries?state=open&size=200");
    expect(problems.length).toBeGreaterThan(0);
    expect(idsOf(list.rows)).toEqual(idsOf(problems));
  });

  it("（二十） shows of each measure a figure that its own page shows, as of the same day", async () => {
    const asOf = monthEnd(1);
    type Row = { measureId: string; headline: { figure: Indicator } };
    const { rows } = await call<{ rows: Row[] }>(`/api/plans/${living()}/headlines?asOf=${asOf}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { measureId, headline } of rows.slice(0, 6)) {
      const own = await indicatorsOf(measureId, asOf);
      expect(headline.figure).toEqual(own.find(({ id }) => id === headline.figure.id));
    }
  });
});
