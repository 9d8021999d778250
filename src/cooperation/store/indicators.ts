import { allRecords, findRecord, recordsOn } from "./records.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Indicator, MeasureOfPlan } from "../../kernel/measure.ts";
import type { Act, RecordShape, RecordView } from "../../kernel/record.ts";
import type { Sql } from "../../platform/database/database.ts";
import {
  isOfMechanism,
  type Mechanism,
  mechanismIndicators,
  type MeetingFact,
} from "../domain/indicators/mechanism-indicators.ts";
import { registerIndicators } from "../domain/indicators/register-indicators.ts";
import { jointPaperShape } from "../domain/joint-papers/joint-paper-record.ts";
import { validityStanding } from "../domain/joint-papers/validity.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import { EMPTY_ROSTER, rosterShape } from "../domain/secondment/roster.ts";
import { termShape } from "../domain/secondment/term.ts";
import { coverageOf } from "../domain/work-points/coverage.ts";
import { workPointsShape } from "../domain/work-points/shape.ts";
import { REPORTED_FIGURES } from "../registers/reported/reported-figures.ts";
import type { Desk } from "./desk.ts";
import { ROSTER_ID } from "./secondments/ground.ts";
import { registersOnMeasures } from "../registers/store-figures.ts";

type Reader = Pick<Desk, "sql" | "config" | "now" | "plans" | "tasks" | "organisations">;

/** The day figures are asked for, and whether it is over: then records are folded to its end. */
type On = { readonly asOf: Day; readonly past: boolean };
type Known<S> = Pick<RecordView<S>, "id" | "reported" | "state">;

const stood = <S, A extends Act>(
  sql: Sql,
  shape: RecordShape<S, A>,
  { asOf, past }: On,
): Promise<Known<S>[]> => (past ? recordsOn(sql, shape, asOf) : allRecords(sql, shape));

async function meetingFacts({ sql, tasks }: Reader, planId: string, on: On): Promise<MeetingFact[]> {
  const meetings = (await stood(sql, meetingShape, on)).filter(
    ({ state }) => state.planId === null || state.planId === planId,
  );
  const ids = meetings.flatMap(({ state }) => state.resolutions.flatMap(({ taskId }) => taskId ?? []));
  const closed = await tasks.closedOn(ids, on.asOf, sql);
  return meetings.map(({ state, reported }) => {
    const own = state.resolutions.flatMap(({ taskId }) => taskId ?? []);
    return {
      series: state.series,
      status: state.status,
      date: state.date,
      year: state.year,
      tasks: own.length,
      closedTasks: own.filter((id) => closed.has(id)).length,
      reported,
    };
  });
}

/** The roster is one record of a kind that it shares with the order of conferences. */
async function seatsOn(sql: Sql, { asOf, past }: On): Promise<number> {
  const [then] = past ? await recordsOn(sql, rosterShape, asOf, ROSTER_ID) : [];
  const roster = past ? then : await findRecord(sql, rosterShape, ROSTER_ID);
  return (roster?.state ?? EMPTY_ROSTER).seats.length;
}

async function mechanismOf(desk: Reader, planId: string, on: On): Promise<Mechanism> {
  const { sql, plans } = desk;
  const { asOf } = on;
  const year = Number(asOf.slice(0, 4));
  const [meetings, measures, allSets, papers, seats, terms] = await Promise.all([
    meetingFacts(desk, planId, on),
    plans.measures(planId, sql),
    stood(sql, workPointsShape, on),
    stood(sql, jointPaperShape, on),
    seatsOn(sql, on),
    stood(sql, termShape, on),
  ]);
  const sets = allSets.filter(({ state }) => state.year === year && state.planId === planId);
  const { undertakings, untaken } = coverageOf(measures, sets).counts;
  const inForce = new Set(["open", "valid", "expiring", "review"]);
  const current = papers.filter(({ state }) => state.stage !== "repealed");
  return {
    meetings,
    workPoints: {
      issued: sets.filter(({ state }) => state.status === "issued" || state.status === "closed").length,
      sets: sets.length,
      taken: undertakings - untaken,
      undertakings,
    },
    jointPapersInForce: current.filter(({ state }) => inForce.has(validityStanding(state, asOf).kind)).length,
    jointPapers: current.length,
    jointPapersReported: current.length > 0 && current.every(({ reported }) => reported),
    seats,
    serving: terms.filter(
      ({ state }) =>
        (state.status === "serving" || state.status === "ended") && state.from <= asOf && asOf <= state.until,
    ).length,
  };
}

const AS_PRINTED: Sentence = {
  zh: "公开报道的原文数字，本系统没有计算，不用于任何判断。",
  en: "As printed in what was published; not computed here, and no verdict rests on it.",
};

/** What others published about the four cities as a whole, shown where the office's own measure is. */
const published = ({ number, served }: MeasureOfPlan): Indicator[] =>
  number !== 20 || !served
    ? []
    : REPORTED_FIGURES.map((figure) => ({
        id: figure.id,
        measure: number,
        name: figure.name,
        value: figure.value,
        unit: figure.unit,
        better: null,
        says: figure.note ?? AS_PRINTED,
        standing: "reported",
        source: { zh: figure.source.title, en: figure.source.title },
        asOf: figure.asOf,
      }));

/** Figures about a measure of any plan from the registers, and for 二十 to 二十二 from the organisation's own records. */
export async function indicatorsOf(desk: Reader, measure: MeasureOfPlan, asOf: Day): Promise<Indicator[]> {
  const on = { asOf, past: asOf < dayInShanghai(desk.now()) };
  const ofRegisters = registerIndicators(await registersOnMeasures(desk.sql, [measure.id], on), measure);
  if (!isOfMechanism(measure.number) || !(measure.served || measure.sample)) return ofRegisters;
  const mechanism = await mechanismOf(desk, measure.planId, on);
  return [...mechanismIndicators(mechanism, measure, asOf), ...ofRegisters, ...published(measure)];
}
