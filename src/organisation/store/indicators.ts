import { allRecords } from "./records.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { Indicator, MeasureOfPlan } from "../../kernel/measure.ts";
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
import { REPORTED_FIGURES } from "../domain/registers/reported-figures.ts";
import type { Desk } from "./desk.ts";
import { registerFigures } from "./registers/figures.ts";
import { readGround } from "./secondments/ground.ts";
import { listSets } from "./work-points/sets.ts";
import { yearCoverage } from "./work-points/coverage.ts";

type Reader = Pick<Desk, "sql" | "config" | "now" | "plans" | "tasks" | "organisations">;

async function meetingFacts({ sql, tasks }: Reader, planId: string): Promise<MeetingFact[]> {
  const meetings = (await allRecords(sql, meetingShape)).filter(
    ({ state }) => state.planId === null || state.planId === planId,
  );
  const ids = meetings.flatMap(({ state }) => state.resolutions.flatMap(({ taskId }) => taskId ?? []));
  const closed = new Set(
    (await tasks.byIds(ids, sql)).filter(({ phase }) => phase === "closed").map(({ id }) => id),
  );
  return meetings.map(({ state, reported }) => {
    const own = state.resolutions.flatMap(({ taskId }) => taskId ?? []);
    return {
      series: state.series,
      status: state.status,
      date: state.date,
      year: state.year,
      resolutions: state.resolutions.length,
      tasks: own.length,
      closedTasks: own.filter((id) => closed.has(id)).length,
      reported,
    };
  });
}

async function mechanismOf(desk: Reader, planId: string, asOf: Day): Promise<Mechanism> {
  const { sql } = desk;
  const year = Number(asOf.slice(0, 4));
  const [meetings, { coverage }, sets, papers, { roster, terms }] = await Promise.all([
    meetingFacts(desk, planId),
    yearCoverage(desk, { year, plan: planId }),
    listSets(sql, { year, plan: planId }),
    allRecords(sql, jointPaperShape),
    readGround(desk),
  ]);
  const { undertakings, untaken } = coverage.counts;
  const inForce = new Set(["open", "valid", "expiring", "review"]);
  const holding = papers.filter(({ state }) => inForce.has(validityStanding(state, asOf).kind));
  const serving = terms.filter(
    ({ state }) =>
      (state.status === "serving" || state.status === "ended") && state.from <= asOf && asOf <= state.until,
  );
  return {
    meetings,
    workPoints: {
      issued: sets.filter(({ state }) => state.status === "issued" || state.status === "closed").length,
      sets: sets.length,
      taken: undertakings - untaken,
      undertakings,
    },
    jointPapersInForce: holding.length,
    jointPapers: papers.length,
    jointPapersReported: papers.length > 0 && papers.every(({ reported }) => reported),
    seats: roster.seats.length,
    serving: serving.length,
  };
}

/** What others published about the four cities as a whole, shown where the office's own measure is. */
const published = ({ number, served }: MeasureOfPlan): Indicator[] =>
  number !== 20 || !served
    ? []
    : REPORTED_FIGURES.map((figure) => ({
        id: figure.id,
        measure: number,
        name: figure.name,
        value: figure.value,
        unit: figure.unit.zh,
        better: null,
        standing: "reported",
        source: { zh: figure.source.title, en: figure.source.title },
        asOf: figure.asOf,
      }));

/** Figures about a measure of any plan from the registers, and for 二十 to 二十二 from the organisation's own records. */
export async function indicatorsOf(desk: Reader, measure: MeasureOfPlan, asOf: Day): Promise<Indicator[]> {
  const registers = await registerFigures(desk.sql, { measureIds: [measure.id] }, asOf);
  const ofRegisters = registerIndicators(registers, measure, asOf);
  if (!isOfMechanism(measure.number) || !(measure.served || measure.sample)) return ofRegisters;
  const mechanism = await mechanismOf(desk, measure.planId, asOf);
  return [...mechanismIndicators(mechanism, measure, asOf), ...ofRegisters, ...published(measure)];
}
