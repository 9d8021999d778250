import { randomUUID } from "node:crypto";
import type { Organisation } from "../../kernel/organisation.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import { searchText } from "../domain/board.ts";
import { summaryOf } from "../domain/draft-summary.ts";
import type { Span } from "../domain/reading.ts";
import { regionOf } from "../../kernel/region.ts";
import type { Draft, DraftMeasure } from "../domain/review.ts";
import { ROLES } from "../domain/review-measure.ts";
import { folded, searchTokens } from "../../kernel/search-tokens.ts";
import { bodiesOf, type Organisations, placeOf } from "./bodies.ts";
import { json, portions } from "../../platform/database/json.ts";

const spanColumns = (span: Span | null) => ({ spanStart: span?.[0] ?? null, spanEnd: span?.[1] ?? null });

type Target = { readonly planId: string; readonly regionCode: string };
type Placed = { readonly id: string; readonly number: number; readonly measure: DraftMeasure };

function responsibilityRows(
  placed: readonly Placed[],
  bodies: ReadonlyMap<string, Organisation>,
  to: Target,
) {
  return placed.flatMap(({ id, measure }) =>
    ROLES.flatMap((role) => measure[role].map((unit) => ({ role, unit }))).map(({ role, unit }, position) => {
      const body = bodies.get(unit.name);
      if (!body) throw new Error(`the roster gave no body for ${unit.name}`);
      return {
        measureId: id,
        position,
        ...to,
        role,
        printed: unit.printed,
        name: body.name,
        organisationId: body.id,
        collective: body.collective,
        rule: unit.rule,
        ...spanColumns(unit.span),
      };
    }),
  );
}

function undertakingRows(placed: readonly Placed[], to: Target) {
  return placed.flatMap(({ id, measure }) =>
    measure.undertakings.map(({ text, verb, object, kind, span, confirmed }, position) => {
      const row = { id: randomUUID(), measureId: id, position, ...to, text, verb, object, kind, confirmed };
      return { ...row, ...spanColumns(span) };
    }),
  );
}

/** The text by which a measure is found: its units belong to it. */
function searchTextOf(measure: DraftMeasure): string {
  const units = ROLES.flatMap((role) => measure[role]);
  return searchText({
    section: measure.section,
    text: measure.text.value,
    open: measure.open,
    responsibilities: units.map(({ name, printed }) => ({ name, printed })),
  });
}

/** What an answer may still change after publication: the deadline, the units and with them what search finds. */
function changeable(measure: DraftMeasure) {
  const { kind, raw, latest, thenContinuous } = measure.deadline.value;
  return {
    deadlineKind: kind,
    deadlineRaw: raw,
    deadlineLatest: latest,
    deadlineThenContinuous: thenContinuous,
    searchText: folded(searchTextOf(measure)),
  };
}

const measureRow = (sql: Sql, { id, number, measure }: Placed, to: Target) => ({
  id,
  ...to,
  draftId: measure.id,
  number,
  ordinal: measure.ordinal,
  section: measure.section,
  parent: measure.parent,
  text: measure.text.value,
  open: measure.open,
  printed: json(sql, { text: measure.text.printed, deadline: measure.deadline.printed }),
  spans: json(sql, measure.spans),
  confirmed: measure.confirmed,
  ...changeable(measure),
});

async function insertResponsibilities(
  sql: Sql,
  placed: readonly Placed[],
  to: Target,
  bodies: ReadonlyMap<string, Organisation>,
): Promise<void> {
  for (const rows of portions(responsibilityRows(placed, bodies, to)))
    await sql`insert into supervision.responsibility ${sql(rows)}`;
}

async function insertTokens(sql: Sql, placed: readonly Placed[], to: Target): Promise<void> {
  const rows = placed.map(({ id, number, measure }) => ({
    measureId: id,
    number,
    ...to,
    tokens: searchTokens(searchTextOf(measure)),
  }));
  for (const part of portions(rows)) await sql`insert into supervision.measure_tokens ${sql(part)}`;
}

export type Publication = {
  readonly importId: string;
  readonly draft: Draft;
  readonly incomplete: boolean;
  readonly sample: boolean;
  readonly publishedAt: Date;
  readonly publishedBy: string;
};

function headerColumns(draft: Draft) {
  const { title, issuer, docNumber, date, superior } = draft.header;
  return {
    title: title.value ?? "",
    issuer: issuer.value,
    docNumber: docNumber.value,
    date: date.value,
    superiorCited: superior.value,
    place: placeOf(draft),
  };
}

/** Writes a draft as a plan, all of it within the transaction; returns the id of the plan. */
export async function writePlan(
  sql: Sql,
  { draft, ...publication }: Publication,
  organisations: Organisations,
  caller: Caller,
): Promise<Target> {
  const { title, issuer } = draft.header;
  const to = { planId: randomUUID(), regionCode: regionOf(`${issuer.value ?? ""}${title.value ?? ""}`) };
  const placed = draft.measures.map((measure, index): Placed => ({
    id: randomUUID(),
    number: index + 1,
    measure,
  }));
  const plan = {
    id: to.planId,
    regionCode: to.regionCode,
    ...publication,
    ...headerColumns(draft),
    questions: json(sql, draft.questions),
    measures: placed.length,
    undertakings: draft.measures.reduce((sum, measure) => sum + measure.undertakings.length, 0),
    openQuestions: summaryOf(draft).openQuestions,
  };
  await sql`insert into supervision.plan ${sql(plan)}`;
  const rows = placed.map((each) => measureRow(sql, each, to));
  for (const part of portions(rows)) await sql`insert into supervision.measure ${sql(part)}`;
  await insertTokens(sql, placed, to);
  await insertResponsibilities(sql, placed, to, await bodiesOf(sql, draft, organisations, caller));
  for (const part of portions(undertakingRows(placed, to)))
    await sql`insert into supervision.undertaking ${sql(part)}`;
  return to;
}

/** Brings a published plan in line with its draft after one more answer; its measures stay the same ones. */
export async function rewritePlan(
  sql: Sql,
  planId: string,
  draft: Draft,
  organisations: Organisations,
  caller: Caller,
): Promise<void> {
  const known = await sql<{ id: string; draftId: string; number: number; regionCode: string }[]>`
    select id, draft_id, number, region_code from supervision.measure where plan_id = ${planId}`;
  const kept = new Map(known.map((row) => [row.draftId, row]));
  const placed = draft.measures.flatMap((measure): Placed[] => {
    const row = kept.get(measure.id);
    return row === undefined ? [] : [{ id: row.id, number: row.number, measure }];
  });
  for (const { id, measure } of placed)
    await sql`update supervision.measure set ${sql(changeable(measure))} where id = ${id}`;
  await sql`delete from supervision.measure_tokens where measure_id = any(${placed.map(({ id }) => id)})`;
  await sql`delete from supervision.responsibility where plan_id = ${planId}`;
  const to = { planId, regionCode: known[0]?.regionCode ?? "" };
  await insertTokens(sql, placed, to);
  await insertResponsibilities(sql, placed, to, await bodiesOf(sql, draft, organisations, caller));
  const { openQuestions } = summaryOf(draft);
  const changed = { ...headerColumns(draft), questions: json(sql, draft.questions), openQuestions };
  await sql`update supervision.plan set ${sql(changed)} where id = ${planId}`;
}
