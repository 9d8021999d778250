import type { Failure } from "../../kernel/error.ts";
import { FailureError } from "../../kernel/error.ts";
import type { Seal } from "../../platform/audit/seals.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { summaryOf } from "../domain/draft-summary.ts";
import { type DatedDecision, since } from "../domain/history.ts";
import { NO_IMPORT, NO_PLAN, NO_TITLE, notInReview, staleDraft } from "../domain/import-failures.ts";
import type { PlanReading } from "../domain/reading.ts";
import type { Decision, Draft } from "../domain/review.ts";
import { decide, foldReview } from "../domain/review-fold.ts";
import { addDecision, listDecisions } from "./decisions.ts";
import { findContent, type ImportContent, markPublished, noteDraft } from "./imports.ts";
import { findOrigin, relate } from "./plans.ts";
import type { Organisations } from "./bodies.ts";
import { rewritePlan, writePlan } from "./publication.ts";

/** What the operations on drafts and plans need: the shell, and the roster that another slice keeps. */
export type Desk = Shell & { readonly organisations: Organisations };

type Opened = ImportContent & { readonly reading: PlanReading; readonly recorded: readonly DatedDecision[] };

const refuse = (failure: Failure): never => {
  throw new FailureError(failure);
};

/** The name under which an actor's decisions are kept; nobody is signed in when the first start publishes. */
export const nameOf = ({ actor }: Caller): string => actor?.displayName ?? "几字弯 Jiziwan";

async function open(sql: Sql, id: string, lock: "lock" | "read"): Promise<Opened> {
  const content = (await findContent(sql, id, lock)) ?? refuse(NO_IMPORT);
  const { reading } = content;
  if (reading === null) return refuse(notInReview(content.state));
  return { ...content, reading, recorded: await listDecisions(sql, id) };
}

const draftOf = ({ reading, recorded, document }: Opened): Draft =>
  foldReview(reading, recorded, document.text);

function expectVersion(opened: Opened, version: number): void {
  if (opened.version === version) return;
  const { reading, recorded, document } = opened;
  refuse(staleDraft(since(reading, recorded, version, document.text)));
}

/** The text and the draft of an import under review. */
export async function loadReview(
  sql: Sql,
  id: string,
): Promise<{ readonly text: string; readonly draft: Draft; readonly version: number }> {
  const opened = await open(sql, id, "read");
  if (opened.state !== "review") return refuse(notInReview(opened.state));
  return { text: opened.document.text, draft: draftOf(opened), version: opened.version };
}

async function record(
  desk: Shell,
  sql: Sql,
  opened: Opened,
  decision: Decision,
  caller: Caller,
): Promise<{ draft: Draft; version: number; seals: readonly Seal[] }> {
  const by = nameOf(caller);
  const next = decide(opened.reading, opened.recorded, { decision, by }, opened.document.text);
  if (!next.ok) return refuse(next.failure);
  const version = opened.version + 1;
  const entry = { importId: opened.id, regionCode: opened.regionCode, version, at: desk.now(), by, decision };
  const seal = await addDecision(sql, { ...entry, byId: caller.actor?.accountId ?? null });
  await noteDraft(sql, opened.id, version, summaryOf(next.value));
  return { draft: next.value, version, seals: [seal] };
}

/** Records one decision on a draft. Throws `stale` when others decided since `version`, or why it cannot be taken. */
export async function recordDecision(
  shell: Shell,
  id: string,
  { version, decision }: { readonly version: number; readonly decision: Decision },
  caller: Caller,
): Promise<{ draft: Draft; version: number }> {
  return inTransaction(shell.sql, async (sql) => {
    const opened = await open(sql, id, "lock");
    if (opened.state !== "review") return refuse(notInReview(opened.state));
    expectVersion(opened, version);
    const { seals, ...result } = await record(shell, sql, opened, decision, caller);
    const subject = `import:${id}`;
    await shell.audit.record(sql, { caller, action: "supervision.decide", subject, after: decision, seals });
    return result;
  });
}

export type PublishRequest = {
  readonly version: number;
  readonly predecessor: string | null;
  readonly superior: string | null;
  readonly incomplete?: boolean;
  readonly sample?: boolean;
};

/** Publishes a draft: plan, units, relations and trail in one transaction. Returns the id of the plan. */
export async function publishImport(
  desk: Desk,
  id: string,
  request: PublishRequest,
  caller: Caller,
): Promise<string> {
  return inTransaction(desk.sql, async (sql) => {
    const opened = await open(sql, id, "lock");
    if (opened.state !== "review") return refuse(notInReview(opened.state));
    expectVersion(opened, request.version);
    const draft = draftOf(opened);
    if (draft.header.title.value === null) return refuse(NO_TITLE);
    const { incomplete = false, sample = false } = request;
    const publication = { importId: id, draft, incomplete, sample, publishedAt: desk.now() };
    const { planId, regionCode } = await writePlan(
      sql,
      { ...publication, publishedBy: nameOf(caller) },
      desk.organisations,
      caller,
    );
    for (const relation of ["predecessor", "superior"] as const) {
      const otherId = request[relation];
      if (otherId === null) continue;
      if (!(await findOrigin(sql, otherId))) return refuse(NO_PLAN);
      await relate(sql, { planId, relation, otherId, regionCode });
    }
    await markPublished(sql, id, planId);
    await desk.audit.record(sql, {
      caller,
      action: "supervision.publish",
      subject: `plan:${planId}`,
      after: { import: id, title: draft.header.title.value, ...request, measures: draft.measures.length },
    });
    return planId;
  });
}

/** Answers a question of a published plan; units and deadlines follow the answer. Returns all its questions. */
export async function answerPublished(
  desk: Desk,
  planId: string,
  answer: Omit<Extract<Decision, { type: "answer" }>, "type">,
  caller: Caller,
): Promise<Draft["questions"]> {
  return inTransaction(desk.sql, async (sql) => {
    const origin = (await findOrigin(sql, planId)) ?? refuse(NO_PLAN);
    const opened = await open(sql, origin.importId, "lock");
    const { draft, seals } = await record(desk, sql, opened, { type: "answer", ...answer }, caller);
    await rewritePlan(sql, planId, draft, desk.organisations, caller);
    const before = origin.questions.find(({ id }) => id === answer.question)?.answer;
    const subject = `plan:${planId}`;
    const change = { action: "supervision.answer", subject, before, after: answer, seals };
    await desk.audit.record(sql, { caller, ...change });
    return draft.questions;
  });
}

/** How a published plan was read and decided, for the history of its measures. */
export async function loadOrigin(sql: Sql, planId: string) {
  const origin = await findOrigin(sql, planId);
  if (!origin) return undefined;
  const opened = await open(sql, origin.importId, "read");
  const { reading, recorded, document } = opened;
  return { ...origin, reading, recorded, text: document.text };
}
