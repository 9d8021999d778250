import type { Asked, Oracle } from "./asked.ts";
import { ECOLOGY_ORACLES } from "./ecology.ts";
import { ENERGY_ORACLES } from "./energy.ts";
import { entriesOn, isReached, money, one, rows } from "./rows.ts";
import { compareItems } from "../../src/systems/one-service/domain/standards/comparison.ts";
import { missedCycles } from "../../src/systems/shared-data/oversight/return-flow/cycles.ts";
import { meetingsOn, papersOn, type Raw, requestsOn, rosterOn, setsOn, standardsOn, termsOn } from "./raw.ts";

const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10;

const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values];
  sorted.sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

/** Whether a task is registered, and closed, at the end of a day, by its acts one after the other. */
export function taskOn(raw: Raw, taskId: string, day: string): "closed" | "open" | null {
  let found: "closed" | "open" | null = null;
  let [continues, standing] = [false, false];
  for (const { taskId: of, day: on, action } of raw.actions) {
    if (of !== taskId || on > day) continue;
    if (action.type === "register") {
      found = "open";
      continues = action.seed.deadline.thenContinuous;
    }
    const ends = action.type === "close" || (action.type === "judge" && action.outcome === "done");
    if (ends && continues && !standing) standing = true;
    else if (ends) found = "closed";
    if (action.type === "make-standing") standing = true;
    if (action.type === "judge" && action.outcome === "standing") standing = true;
    if (action.type === "reopen") found = "open";
  }
  return found;
}

function tasksOfMeasure(raw: Raw, measureId: string): string[] {
  const ids: string[] = [];
  for (const { taskId, action } of raw.actions)
    if (action.type === "register" && action.seed.measureId === measureId) ids.push(taskId);
  return ids;
}

function dispatchedUndertakings({ raw, measure, day }: Asked): number {
  let count = 0;
  for (const { id, measureId, text } of raw.undertakings) {
    if (measureId !== measure.id) continue;
    let sent = false;
    for (const task of tasksOfMeasure(raw, measureId)) {
      let carries = false;
      for (const { taskId, day: on, action } of raw.actions) {
        if (taskId !== task) continue;
        if (action.type === "register") {
          const { undertakingId, source } = action.seed;
          carries = undertakingId === id || (source.quote ?? "").split("\n").includes(text);
        }
        if (action.type === "dispatch" && on <= day && carries) sent = true;
      }
    }
    if (sent) count += 1;
  }
  return count;
}

function tasksClosed({ raw, measure, day }: Asked): number | null {
  let [closed, all] = [0, 0];
  for (const task of tasksOfMeasure(raw, measure.id)) {
    const stands = taskOn(raw, task, day);
    if (stands !== null) all += 1;
    if (stands === "closed") closed += 1;
  }
  return rate(closed, all);
}

function reportsAccepted({ raw, measure, day }: Asked): number {
  const tasks = tasksOfMeasure(raw, measure.id);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 12;
  const begin = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
  let count = 0;
  for (const { taskId, day: on, action } of raw.actions)
    if (tasks.includes(taskId) && action.type === "accept" && on >= begin && on <= day) count += 1;
  return count;
}

const meetings =
  (series: string): Oracle =>
  ({ raw, measure, day, asOf }) => {
    let count = 0;
    for (const state of meetingsOn(raw, asOf).values()) {
      const own = state.planId === null || state.planId === measure.planId;
      const held = ["held", "minuted", "closed"].includes(state.status);
      if (own && held && state.series === series && state.date !== null)
        if (state.date.slice(0, 4) === day.slice(0, 4) && state.date <= day) count += 1;
    }
    return count;
  };

function resolutionsClosed({ raw, measure, day }: Asked): number | null {
  let [closed, all] = [0, 0];
  for (const state of meetingsOn(raw, day).values()) {
    if (state.planId !== null && state.planId !== measure.planId) continue;
    for (const { taskId } of state.resolutions) {
      if (taskId === null) continue;
      all += 1;
      if (taskOn(raw, taskId, day) === "closed") closed += 1;
    }
  }
  return rate(closed, all);
}

const setsOfYear = ({ raw, measure, day }: Asked) =>
  [...setsOn(raw, day).values()].filter(
    ({ planId, year }) => planId === measure.planId && String(year) === day.slice(0, 4),
  );

function undertakingsCovered(asked: Asked): number {
  const { raw, measure } = asked;
  const taken = new Set<string>();
  for (const set of setsOfYear(asked))
    for (const point of (set.editions.at(-1) ?? set).points)
      if (point.dropped === null)
        for (const { measureId, undertakingId } of point.serves) taken.add(`${measureId} ${undertakingId}`);
  let count = 0;
  for (const { id, planId } of raw.measures) {
    if (planId !== measure.planId) continue;
    const own = raw.undertakings.filter(({ measureId }) => measureId === id);
    if (own.length === 0) count += one(taken.has(`${id} null`));
    for (const undertaking of own) count += one(taken.has(`${id} ${undertaking.id}`));
  }
  return count;
}

function papersInForce({ raw, day }: Asked): number {
  let count = 0;
  for (const { stage, validity } of papersOn(raw, day).values())
    if (stage === "issued" && validity !== null && validity.from <= day)
      if (validity.until === null || validity.until >= day) count += 1;
  return count;
}

function serving({ raw, day }: Asked): number {
  let count = 0;
  for (const { status, from, until } of termsOn(raw, day).values())
    if ((status === "serving" || status === "ended") && from <= day && until >= day) count += 1;
  return count;
}

const inForce = ({ raw, day }: Asked) =>
  raw.versions.filter(({ publishedOn, until }) => publishedOn <= day && (until === null || until > day));
const resources =
  (attribute: string): Oracle =>
  (asked) =>
    inForce(asked).filter((version) => version.attribute === attribute).length;

const published = ({ raw, day }: Asked) => raw.versions.filter(({ publishedOn }) => publishedOn <= day);
const answered = ({ raw, day }: Asked) =>
  raw.requests.filter(
    ({ filedOn, answeredOn }) =>
      filedOn !== null && filedOn <= day && answeredOn !== null && answeredOn <= day,
  );

function requestsOpen({ raw, day }: Asked): number {
  let count = 0;
  for (const { filed, status } of requestsOn(raw, day).values())
    if (filed !== null && filed.on <= day && !["refused", "closed", "withdrawn"].includes(status)) count += 1;
  return count;
}

const lasts = (began: string, ended: string | null, day: string): boolean =>
  began <= day && (ended === null || ended > day);

function breachesOpen({ raw, day, asOf }: Asked): number {
  const kept = new Map(raw.breaches.map(({ id, state }) => [id, state]));
  let count = 0;
  const found = new Set<string>();
  for (const { id, code, began, ended } of raw.lapses) {
    if (code === null || began > asOf) continue;
    found.add(id);
    if (kept.get(id)?.judgement?.stands !== false && lasts(began, ended, day)) count += 1;
  }
  for (const { state } of raw.flows)
    for (const { end, madeUpOn } of missedCycles(state, asOf)) {
      const next = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10);
      if (lasts(next, madeUpOn, day)) count += 1;
    }
  for (const [id, state] of kept)
    if (!found.has(id) && state.source !== "computed" && state.judgement?.stands !== false)
      if (lasts(state.began, state.ended, day)) count += 1;
  return count;
}

function correctionsInTime({ raw, day }: Asked): number | null {
  let [inTime, all] = [0, 0];
  for (const { status, due, answeredOn } of raw.corrections) {
    if (status === "withdrawn") continue;
    const isAnswered = answeredOn !== null && answeredOn <= day;
    if (!isAnswered && due >= day) continue;
    all += 1;
    if (isAnswered && answeredOn <= due) inTime += 1;
  }
  return rate(inTime, all);
}

function recipientsApplied({ raw, day }: Asked): number | null {
  let [applied, told] = [0, 0];
  for (const { answeredOn, recipients, appliedOn } of raw.corrections) {
    if (answeredOn === null || answeredOn > day) continue;
    told += recipients;
    for (const on of appliedOn) if (on <= day) applied += 1;
  }
  return rate(applied, told);
}

function ledgersComplete({ raw, day }: Asked): number | null {
  let [complete, all] = [0, 0];
  for (const { id, status, validFrom, validUntil, endedOn } of raw.grants) {
    const month = Math.floor((Number(validFrom.slice(5, 7)) - 1) / 3) * 3 + 3;
    const year = Number(validFrom.slice(0, 4)) + (month === 12 ? 1 : 0);
    const quarter = `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    const ended = status === "terminated" && endedOn !== null && endedOn < validUntil ? endedOn : validUntil;
    if ((quarter < ended ? quarter : ended) > day) continue;
    all += 1;
    let gap = false;
    for (const lapse of raw.lapses)
      if (lapse.aboutKind === "grant" && lapse.aboutId === id && lasts(lapse.began, lapse.ended, day))
        gap = true;
    if (!gap) complete += 1;
  }
  return rate(complete, all);
}

const calls = ({ raw, day }: Asked) =>
  raw.receipts.filter((receipt) => ["reading", "batch"].includes(receipt.kind) && receipt.day <= day);

const inYear = (on: string | null, day: string): boolean =>
  on !== null && on.slice(0, 4) === day.slice(0, 4) && on <= day;

const groups = new WeakMap<Raw, ReturnType<typeof compareItems>["groups"]>();
/** Items of the four cities side by side. */
export function groupsOf({ raw, today }: Pick<Asked, "raw" | "today">) {
  const known =
    groups.get(raw) ??
    compareItems(
      raw.items.map(({ item }) => item),
      { asOf: today, pairings: raw.pairings, suppliers: raw.suppliers },
    ).groups;
  groups.set(raw, known);
  return known;
}
const saved =
  (what: "days" | "visits" | "materials"): Oracle =>
  (asked) => {
    let sum = 0;
    for (const { cities, savings } of groupsOf(asked))
      if (cities.length > 1) for (const each of savings) sum += each[what] ?? 0;
    return Math.round(sum * 100) / 100;
  };

function standardItems({ raw, day }: Asked): number {
  const keys = new Set<string>();
  for (const { stage, items } of standardsOn(raw, day).values())
    if (stage === "issued") for (const { key, leftOut } of items) if (leftOut === null) keys.add(key);
  return keys.size;
}

/** How each indicator is counted again, one by one. */
export const ORACLES: Readonly<Record<string, Oracle>> = {
  ...ECOLOGY_ORACLES,
  ...ENERGY_ORACLES,
  "undertakings-dispatched": dispatchedUndertakings,
  "tasks-closed": tasksClosed,
  "reports-accepted": reportsAccepted,
  "projects-begun": rows("project", (entry) => one(isReached(entry))),
  "projects-km-begun": rows("project", (entry) => (isReached(entry) ? entry.km : 0)),
  "funds-in-place": money("project", "in-place"),
  "investment-done": money("project", "done"),
  "applications-approved": rows("application", (entry) => one(isReached(entry))),
  "calls-overdue": (asked) =>
    rows("application", (entry) => {
      let count = 0;
      for (const { due, done } of entry.calls.values())
        if (entry.open && !done && due !== null && due < asked.day) count += 1;
      return count;
    })(asked),
  "fund-calls": rows("fund", ({ open }) => one(open)),
  "funds-granted": money("fund", "granted"),
  "funds-arrived": money("fund", "arrived"),
  "agreements-open": rows("agreement", ({ open }) => one(open)),
  "problems-open": rows("problem", ({ open }) => one(open)),
  "problems-oldest": (asked) => {
    let oldest = 0;
    for (const { register, open, raised } of entriesOn(asked, asked.day))
      if (register === "problem" && open)
        oldest = Math.max(oldest, (Date.parse(asked.day) - Date.parse(raised)) / 86_400_000);
    return oldest;
  },
  "plenaries-held": meetings("plenary"),
  "group-meetings": meetings("working-group"),
  "conferences-held": meetings("joint-conference"),
  "resolutions-closed": resolutionsClosed,
  "work-points-issued": (asked) =>
    setsOfYear(asked).filter(({ status }) => ["issued", "closed"].includes(status)).length,
  "undertakings-covered": undertakingsCovered,
  "joint-papers-in-force": papersInForce,
  "seats-served": serving,
  "shared-data.resources-unconditional": resources("unconditional"),
  "shared-data.resources-conditional": resources("conditional"),
  "shared-data.resources-none": resources("none"),
  "shared-data.resources-assessed": (asked) =>
    rate(inForce(asked).filter(({ assessed }) => assessed).length, inForce(asked).length),
  "shared-data.days-to-publish": (asked) => median(published(asked).map(({ workingDays }) => workingDays)),
  "shared-data.late-updates": (asked) => published(asked).filter(({ late }) => late).length,
  "shared-data.requests-in-time": (asked) =>
    rate(answered(asked).filter(({ answerLate }) => answerLate === false).length, answered(asked).length),
  "shared-data.request-answer-days": (asked) =>
    median(answered(asked).map(({ answerDays }) => answerDays ?? 0)),
  "shared-data.requests-open": requestsOpen,
  "shared-data.request-breaches": ({ raw, day }) =>
    raw.lapses.filter(
      ({ aboutKind, code, began, ended }) =>
        aboutKind === "request" && code !== null && lasts(began, ended, day),
    ).length,
  "shared-data.readings": (asked) => calls(asked).filter(({ outcome }) => outcome !== "denied").length,
  "shared-data.readings-denied": (asked) => calls(asked).filter(({ outcome }) => outcome === "denied").length,
  "shared-data.receipts-verified": ({ raw, day }) => {
    let sum = 0;
    for (const head of raw.heads) if (head.day <= day && head.intact) sum += head.verified;
    return sum;
  },
  "shared-data.breaches-open": breachesOpen,
  "shared-data.corrections-in-time": correctionsInTime,
  "shared-data.recipients-applied": recipientsApplied,
  "shared-data.ledger-complete": ledgersComplete,
  "one-service.cross-city-cases": ({ raw, day }) =>
    raw.cases.filter(
      ({ begunOn, receivingCity, regionCode }) => inYear(begunOn, day) && receivingCity !== regionCode,
    ).length,
  "one-service.without-visit": ({ raw, day }) => {
    const decided = raw.cases.filter(({ decidedOn }) => inYear(decidedOn, day));
    return rate(decided.filter(({ withoutVisit }) => withoutVisit).length, decided.length);
  },
  "one-service.decided-in-time": ({ raw, day }) => {
    const limited = raw.cases.filter(({ decidedOn, inTime }) => inYear(decidedOn, day) && inTime !== null);
    return rate(limited.filter(({ inTime }) => inTime === true).length, limited.length);
  },
  "one-service.satisfied": ({ raw, day }) => {
    const appraised = raw.cases.filter(({ appraisedOn }) => inYear(appraisedOn, day));
    return rate(appraised.filter(({ grade }) => (grade ?? 0) >= 3).length, appraised.length);
  },
  "one-service.four-cities-cases-2024": () => 587_600,
  "one-service.items-common": (asked) => groupsOf(asked).filter(({ cities }) => cities.length === 4).length,
  "one-service.days-saved": saved("days"),
  "one-service.visits-saved": saved("visits"),
  "one-service.papers-saved": saved("materials"),
  "one-service.standard-items": standardItems,
};

/** The wholes of rates and counts, of the same population as their parts. */
export const WHOLES: Readonly<Record<string, Oracle>> = {
  "undertakings-dispatched": ({ raw, measure }) =>
    raw.undertakings.filter(({ measureId }) => measureId === measure.id).length,
  "tasks-closed": ({ raw, measure, day }) =>
    tasksOfMeasure(raw, measure.id).filter((task) => taskOn(raw, task, day) !== null).length,
  "projects-begun": rows("project", () => 1),
  "projects-km-begun": rows("project", ({ km }) => km),
  "applications-approved": rows("application", () => 1),
  "seats-served": ({ raw, day }) => rosterOn(raw, day)?.seats.length ?? null,
  "work-points-issued": (asked) => setsOfYear(asked).length,
  "shared-data.resources-assessed": (asked) => inForce(asked).length,
  "shared-data.requests-in-time": (asked) => answered(asked).length,
};
