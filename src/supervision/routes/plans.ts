import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { type Failure, FailureError } from "../../kernel/error.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { MEDIA_TYPES } from "../../platform/files/sniff.ts";
import { implement } from "../../platform/http/implement.ts";
import { plansContract } from "../contract/plans.ts";
import { boardOf, searchText } from "../domain/board.ts";
import { comparePlans } from "../domain/comparison.ts";
import { NO_IMPORT, NO_MEASURE, NO_PLAN, NO_UNIT, PUBLISHED } from "../domain/import-failures.ts";
import { comparableOf, isBaotouPlan, measureDetail } from "../domain/measure-detail.ts";
import { planLedgerHeading, planLedgerName, planLedgerRows } from "../domain/plan-ledger.ts";
import { rosterIndex, withRoster } from "../domain/roster.ts";
import { excerptOf } from "../../kernel/search-tokens.ts";
import { unitDetail } from "../domain/unit-detail.ts";
import type { Supervision } from "../store/desk.ts";
import { cancelImport, findImport, listImports } from "../store/imports.ts";
import { receiveDocument } from "../store/intake.ts";
import { writeLedger } from "../store/ledger-xlsx.ts";
import { findMeasure, listMeasures, measuresOfPlan, measuresOfUnits } from "../store/measures.ts";
import { figurePairs } from "../store/office/figure-pairs.ts";
import { findOrigin, findPlan, findSource, listPlans, listRelations, plansByIds } from "../store/plans.ts";
import {
  answerPublished,
  loadOrigin,
  loadReview,
  nameOf,
  publishImport,
  recordDecision,
} from "../store/review.ts";
import { scopeOf } from "../store/tasks/actor.ts";

/** A unit may stand in this many measures before its page stops listing. */
const UNIT_MEASURES = 2000;

function found<T>(value: T | undefined, failure: Failure): T {
  if (value === undefined) throw new FailureError(failure);
  return value;
}

/** Routes of plans: see the contract for what each is for. */
export function plansRoutes(app: FastifyInstance, desk: Supervision): void {
  const { sql, organisations } = desk;
  const dayOf = (asOf: string | undefined): string => asOf ?? dayInShanghai(desk.now());
  const roster = async () => rosterIndex(await organisations.list());
  const planOf = async (id: string) => found(await findPlan(sql, id), NO_PLAN);
  const plansOf = (rows: readonly { readonly planId: string }[]) =>
    plansByIds(sql, [...new Set(rows.map(({ planId }) => planId))]);
  const measuresOf = async (plan: string, asOf: string) =>
    withRoster(await measuresOfPlan(sql, plan, asOf), await roster());
  const boardFor = async (
    { plan: id }: { plan: string },
    { asOf, ...filter }: { asOf?: string | undefined } & Parameters<typeof boardOf>[2],
  ) => boardOf(await planOf(id), await measuresOf(id, dayOf(asOf)), filter, dayOf(asOf));

  implement(app, plansContract, {
    "POST /api/imports": ({ file, query, caller }) =>
      receiveDocument(desk, file, { ...query, by: nameOf(caller) }, caller),
    "GET /api/imports": ({ query }) => listImports(sql, query),
    "GET /api/imports/:import": async ({ params }) => found(await findImport(sql, params.import), NO_IMPORT),
    "DELETE /api/imports/:import": ({ params, caller }) =>
      inTransaction(sql, async (transaction) => {
        const standing = found(await findImport(transaction, params.import, "lock"), NO_IMPORT);
        const status = found(await cancelImport(transaction, params.import), PUBLISHED);
        const [subject, action] = [`import:${params.import}`, "supervision.cancel-import"];
        const [before, after] = [{ state: standing.state }, { state: status.state }];
        await desk.audit.record(transaction, { caller, action, subject, before, after });
        return status;
      }),
    "GET /api/imports/:import/review": async ({ params }) => {
      const status = found(await findImport(sql, params.import), NO_IMPORT);
      return { status, ...(await loadReview(sql, params.import)) };
    },
    "POST /api/imports/:import/decisions": ({ params, body, caller }) =>
      recordDecision(desk, params.import, body, caller),
    "POST /api/imports/:import/publish": async ({ params, body, caller }) => ({
      planId: await publishImport(desk, params.import, body, caller),
    }),

    "GET /api/plans": async () => ({ rows: await listPlans(sql) }),
    "GET /api/plans/:plan/board": ({ params, query }) => boardFor(params, query),
    "GET /api/plans/:plan/source": async ({ params }) => {
      const { text, fileName, digest } = found(await findSource(sql, params.plan), NO_PLAN);
      return { text, fileName, digest };
    },
    "GET /api/plans/:plan/document": async ({ params }) => {
      const { fileName, mediaType, digest } = found(await findSource(sql, params.plan), NO_PLAN);
      return { name: fileName, type: mediaType, bytes: await desk.files.get(digest) };
    },
    "GET /api/plans/:plan/ledger": async ({ params, query }) => {
      const board = await boardFor(params, query);
      const bytes = await writeLedger(planLedgerRows(board), planLedgerHeading(board));
      return { name: planLedgerName(board), type: MEDIA_TYPES.xlsx, bytes };
    },
    "GET /api/plans/:plan/questions": async ({ params }) => ({
      rows: [...found(await findOrigin(sql, params.plan), NO_PLAN).questions],
    }),
    "POST /api/plans/:plan/questions/:question": async ({ params, body, caller }) => ({
      rows: [...(await answerPublished(desk, params.plan, { question: params.question, ...body }, caller))],
    }),
    "GET /api/plans/:plan/comparison/:other": async ({ params }) => {
      const [left, right] = [await planOf(params.plan), await planOf(params.other)];
      const asOf = dayOf(undefined);
      const [from, to] = [await measuresOf(left.id, asOf), await measuresOf(right.id, asOf)];
      return { left, right, measures: comparePlans(from.map(comparableOf), to.map(comparableOf)) };
    },
    "GET /api/plans/:plan/relations": async ({ params }) => ({
      rows: await listRelations(sql, (await planOf(params.plan)).id),
    }),

    "GET /api/measures": async ({ query: { page, size, asOf, organisation, ...filter } }) => {
      const units = await roster();
      const unit = organisation === undefined ? undefined : units.get(organisation);
      const ids = unit ? [unit.id, ...(unit.mergedIds ?? [])] : [organisation ?? ""];
      const narrowed = { ...filter, organisations: organisation === undefined ? undefined : ids };
      const { total, rows } = await listMeasures(sql, narrowed, { page, size }, dayOf(asOf));
      return { total, rows: withRoster(rows, units) };
    },
    "GET /api/measures/:measure": async ({ params, query }) => {
      const asOf = dayOf(query.asOf);
      const record = found(await findMeasure(sql, params.measure, asOf), NO_MEASURE);
      const plan = await planOf(record.row.planId);
      const origin = found(await loadOrigin(sql, plan.id), NO_PLAN);
      const [row = record.row] = withRoster([record.row], await roster());
      const relations = await listRelations(sql, plan.id);
      const above = relations.find(({ relation }) => relation === "superior")?.plan;
      const superior = above && {
        plan: above,
        measures: await measuresOf(above.id, asOf),
        descendants: await measuresOf(plan.id, asOf),
      };
      return measureDetail({ ...record, row }, plan, origin, superior);
    },
    "GET /api/measures/:measure/figures": async ({ params, query, caller }) => {
      const asOf = dayOf(query.asOf);
      const { row } = found(await findMeasure(sql, params.measure, asOf), NO_MEASURE);
      const plan = await planOf(row.planId);
      const { id, planId, number } = row;
      const asked = { id, planId, number, sample: plan.sampleWork, served: isBaotouPlan(plan) };
      return { rows: await figurePairs(desk, asked, asOf, await scopeOf(desk, caller)) };
    },
    "GET /api/search": async ({ query: { q, page, size } }) => {
      const { total, rows } = await listMeasures(sql, { q }, { page, size }, dayOf(undefined));
      const plans = await plansOf(rows);
      return {
        total,
        rows: withRoster(rows, await roster()).map((measure) => ({
          measure,
          plan: found(plans.get(measure.planId), NO_PLAN),
          excerpt: excerptOf(measure.text, q, searchText(measure)),
        })),
      };
    },
    "GET /api/units/:organisation": async ({ params, query }) => {
      const [asOf, units] = [dayOf(query.asOf), await roster()];
      const unit = found(units.get(params.organisation), NO_UNIT);
      const collectives = [...new Set(units.values())].filter(({ memberIds }) => memberIds.includes(unit.id));
      const ids = [unit, ...collectives].flatMap(({ id, mergedIds }) => [id, ...(mergedIds ?? [])]);
      const rows = withRoster(await measuresOfUnits(sql, ids, asOf, UNIT_MEASURES), units);
      return unitDetail(unit, units, rows, await plansOf(rows), asOf);
    },
  });
}
