import { randomUUID } from "node:crypto";
import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { AT_ONCE, type Long } from "../../../platform/exports/long.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import { draftPaper } from "../../domain/papers/draft.ts";
import { PAPER_FORMS } from "../../domain/papers/kinds.ts";
import { changedSince, FUTURE, notDraft } from "../../domain/papers/paper-failures.ts";
import {
  type Paper,
  type PaperChoices,
  paperChanges,
  withIssue,
  type PaperDraft,
} from "../../domain/papers/paper.ts";
import { spanChoices } from "../../domain/papers/spans.ts";
import { rosterIndex } from "../../domain/roster.ts";
import { isActive } from "../../domain/tasks/duties.ts";
import type { Supervision } from "../desk.ts";
import { json } from "../../../platform/database/json.ts";
import { listMissing } from "../office/missing.ts";
import type { OfficeReader } from "../office/office-reader.ts";
import { nameOf } from "../review.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { snapshotsOfPlan } from "../tasks/read.ts";
import { unitNames } from "../tasks/rows.ts";
import { paperFileName, writePaper } from "./document.ts";
import { gatherFacts, type PaperGrounds, type PaperSubject } from "./facts.ts";
import { readPaper, storedPaper, type StoredPaper } from "./list.ts";
import { templateOf } from "./templates.ts";

type Asked = Omit<PaperSubject, "asOf"> & { readonly asOf?: Day | undefined };

/** Drafts a paper without keeping it. Throws why it cannot be drafted. */
export async function draftOf(
  desk: OfficeReader,
  asked: Asked,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PaperGrounds & { readonly draft: PaperDraft }> {
  const today = dayInShanghai(desk.now());
  const asOf = asked.asOf ?? today;
  if (asOf > today) throw new FailureError(FUTURE);
  const grounds = await gatherFacts(desk, { ...asked, asOf }, caller, long);
  const draft = draftPaper(asked.kind, await templateOf(desk.sql, asked.kind), grounds.facts, today);
  if (!draft.ok) throw new FailureError(draft.failure);
  return { ...grounds, draft: draft.value };
}

/** Drafts a paper and keeps it, with its trail; of a past day with many acts `long` leaves it to a job. */
export async function createPaper(
  desk: Supervision,
  asked: Asked,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<Paper> {
  const { plan, span, unit, draft, facts } = await draftOf(desk, asked, caller, long);
  const [id, at, by] = [randomUUID(), desk.now(), nameOf(caller)];
  const { kind } = asked;
  const row = {
    id,
    planId: plan.id,
    regionCode: plan.regionCode,
    kind,
    period: span?.key ?? null,
    unitId: facts.letter === null ? null : (unit?.id ?? null),
    asOf: facts.asOf,
    version: 1,
    status: "draft",
    madeAt: at,
    madeBy: by,
    changedAt: at,
    changedBy: by,
  };
  const names = await unitNames(desk);
  return inTransaction(desk.sql, async (sql) => {
    await sql`insert into supervision.paper ${sql({ ...row, content: json(sql, draft) })}`;
    const after = {
      plan: plan.id,
      kind,
      period: row.period,
      unit: row.unitId,
      asOf: row.asOf,
      title: draft.title,
    };
    await desk.audit.record(sql, {
      caller,
      action: "supervision.draft-paper",
      subject: `paper:${id}`,
      after,
    });
    await long.made(sql, `/papers/${id}`);
    return readPaper(sql, id, names);
  });
}

/** What a new paper of the plan can be about on a day. Units are for letters alone: for a past day the whole record is folded for them. */
export async function paperChoices(
  desk: Supervision,
  planId: string,
  given: { readonly asOf?: Day | undefined; readonly units?: boolean } = {},
): Promise<PaperChoices> {
  const { asOf = dayInShanghai(desk.now()), units = true } = given;
  const context = await loadPlanContext(desk.sql, planId, asOf, desk.isWorkingDay);
  if (!context) throw new FailureError(NO_PLAN);
  return {
    periods: spanChoices(context.periods, asOf).map(({ key, label }) => ({ key, label })),
    units: units ? await unitChoices(desk, planId, asOf) : [],
    authority: context.settings.options.authority !== null,
  };
}

async function unitChoices(desk: Supervision, planId: string, asOf: Day): Promise<PaperChoices["units"]> {
  const snapshots = await snapshotsOfPlan(desk, planId, asOf);
  const [missing, units] = await Promise.all([
    listMissing(desk, { plan: planId, asOf }, snapshots),
    desk.organisations.list(desk.sql),
  ]);
  const roster = rosterIndex(units);
  const owed = new Map(
    missing.units.map(({ unitId, items }) => [roster.get(unitId)?.id ?? unitId, items.length]),
  );
  const parts = snapshots.flatMap(({ state }) => state.assignments.filter(isActive));
  const ids = new Set(parts.map(({ unitId }) => roster.get(unitId)?.id ?? unitId));
  return units
    .filter(({ id }) => ids.has(id))
    .map(({ id, name }) => ({ id, name, missing: owed.get(id) ?? 0 }));
}

/** The draft of that version, locked; throws where it is no draft any more or somebody changed it since. */
async function openDraft(sql: Sql, id: string, version: number): Promise<StoredPaper> {
  const paper = await storedPaper(sql, id, "lock");
  if (paper.status !== "draft") throw new FailureError(notDraft(paper.status));
  if (paper.version !== version) throw new FailureError(changedSince(paper.changedBy, paper.changedAt));
  return paper;
}

/** Edits a draft; its tables stay as they were drafted. */
export async function editPaper(
  desk: Supervision,
  id: string,
  { version, content }: { readonly version: number; readonly content: Omit<PaperDraft, "tables"> },
  caller: Caller,
): Promise<Paper> {
  const names = await unitNames(desk);
  return inTransaction(desk.sql, async (sql) => {
    const paper = await openDraft(sql, id, version);
    const next: PaperDraft = { ...content, tables: paper.content.tables };
    const changes = paperChanges(paper.content, next);
    if (changes === null) return readPaper(sql, id, names);
    await sql`
      update supervision.paper set content = ${json(sql, next)}, version = version + 1,
        changed_at = ${desk.now()}, changed_by = ${nameOf(caller)} where id = ${id}`;
    const [action, subject] = ["supervision.edit-paper", `paper:${id}`];
    await desk.audit.record(sql, { caller, action, subject, ...changes });
    return readPaper(sql, id, names);
  });
}

/** The next 期号 of a kind within a year; the plan's row must be locked. Withdrawn papers keep theirs. */
async function nextIssue(sql: Sql, { planId, kind }: StoredPaper, year: number): Promise<number> {
  const [last] = await sql<{ number: number }[]>`
    select coalesce(max(issue_number), 0) as number from supervision.paper
    where plan_id = ${planId} and kind = ${kind} and issue_year = ${year}`;
  return (last?.number ?? 0) + 1;
}

/** Issues a draft: dates and numbers it, and keeps the .docx as it goes out. */
export async function issuePaper(
  desk: Supervision,
  id: string,
  version: number,
  caller: Caller,
): Promise<Paper> {
  const names = await unitNames(desk);
  return inTransaction(desk.sql, async (sql) => {
    const paper = await openDraft(sql, id, version);
    const { kind, planId, sample } = paper;
    await sql`select from supervision.plan where id = ${planId} for no key update`;
    const at = desk.now();
    const date = paper.content.date ?? dayInShanghai(at);
    const counts = PAPER_FORMS[kind].masthead !== null;
    const year = Number(date.slice(0, 4));
    const number = counts ? await nextIssue(sql, paper, year) : null;
    const dated = { ...paper.content, date };
    const content = number === null ? dated : withIssue(dated, number);
    const bytes = await writePaper(kind, content, { number, sample });
    const file = await desk.files.put(bytes, paperFileName(content.title, { draft: false, sample }), sql);
    if (!file.ok) throw new FailureError(file.failure);
    const { digest } = file.value;
    const by = nameOf(caller);
    await sql`
      update supervision.paper set status = 'issued', version = version + 1, content = ${json(sql, content)},
        issue_year = ${number === null ? null : year}, issue_number = ${number}, digest = ${digest},
        issued_at = ${at}, issued_by = ${by}, changed_at = ${at}, changed_by = ${by} where id = ${id}`;
    await desk.audit.record(sql, {
      caller,
      action: "supervision.issue-paper",
      subject: `paper:${id}`,
      before: { status: "draft" },
      after: { status: "issued", title: content.title, issue: number, year: counts ? year : null, digest },
    });
    return readPaper(sql, id, names);
  });
}

/** Takes a paper back: a draft is discarded, an issued one stays on record with its number and its document. */
export async function withdrawPaper(desk: Supervision, id: string, caller: Caller): Promise<Paper> {
  const names = await unitNames(desk);
  return inTransaction(desk.sql, async (sql) => {
    const { status } = await storedPaper(sql, id, "lock");
    if (status === "withdrawn") return readPaper(sql, id, names);
    await sql`
      update supervision.paper set status = 'withdrawn', version = version + 1, changed_at = ${desk.now()},
        changed_by = ${nameOf(caller)} where id = ${id}`;
    await desk.audit.record(sql, {
      caller,
      action: "supervision.withdraw-paper",
      subject: `paper:${id}`,
      before: { status },
      after: { status: "withdrawn" },
    });
    return readPaper(sql, id, names);
  });
}

/** The document of a paper: of an issued one the very bytes that went out. */
export async function paperDocument(
  desk: Supervision,
  id: string,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { kind, content, digest, sample } = await storedPaper(desk.sql, id);
  const name = paperFileName(content.title, { draft: digest === null, sample });
  const bytes =
    digest === null
      ? await writePaper(kind, content, { number: null, sample })
      : await desk.files.get(digest);
  return { name, type: MEDIA_TYPES.docx, bytes };
}
