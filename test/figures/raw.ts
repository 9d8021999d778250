import { readEcology } from "./ecology.ts";
import type { EntryAct } from "../../src/cooperation/registers/kind.ts";
import type { Sql } from "../../src/platform/database/database.ts";
import type { Recorded } from "../../src/kernel/record.ts";
import { jointPaperShape } from "../../src/cooperation/domain/joint-papers/joint-paper-record.ts";
import { meetingShape } from "../../src/cooperation/domain/meetings/meeting-shape.ts";
import { rosterShape } from "../../src/cooperation/domain/secondment/roster.ts";
import { termShape } from "../../src/cooperation/domain/secondment/term.ts";
import { ROSTER_ID } from "../../src/cooperation/store/secondments/ground.ts";
import { workPointsShape } from "../../src/cooperation/domain/work-points/shape.ts";
import type { Action } from "../../src/supervision/domain/tasks/action.ts";
import type { TaskState } from "../../src/supervision/domain/tasks/task.ts";
import type { BreachState } from "../../src/systems/shared-data/oversight/breach/kind.ts";
import type { FlowState } from "../../src/systems/shared-data/oversight/return-flow/kind.ts";
import { request } from "../../src/systems/shared-data/requests/kind.ts";
import type { Item } from "../../src/systems/one-service/domain/items/item.ts";
import type { Pairing } from "../../src/systems/one-service/domain/standards/grouping.ts";
import { listSuppliers } from "../../src/systems/shared-data/catalogue/resource/store-published.ts";
import { standardShape } from "../../src/systems/one-service/domain/standards/standard-record.ts";

type ActRow = Recorded<never> & { readonly id: string; readonly kind: string };
type Dates<K extends string> = Readonly<Record<K, string | null>>;

/** Acts of a slice's records, in the order in which they were recorded. */
const actsIn = (sql: Sql, schema: string) => sql<ActRow[]>`
  select record_id as id, kind, version, day, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
    by_name as by, by_id, act
  from ${sql(schema)}.act order by record_id, version`;

/** Everything that figures are recounted from: rows and acts as they stand in the tables, read once. */
export async function readRaw(sql: Sql) {
  return {
    actions: await sql<{ taskId: string; day: string; action: Action }[]>`
      select task_id, day, action from supervision.action order by task_id, version`,
    tasks: await sql<{ id: string; planId: string; phase: string; light: string; state: TaskState }[]>`
      select id, plan_id, phase, light, state from supervision.task`,
    reports: await sql<
      ({
        taskId: string;
        unitId: string;
        planId: string;
        period: string;
        due: string;
        role: string;
        status: string;
        returns: number;
      } & Dates<"submittedOn">)[]
    >`select task_id, unit_id, plan_id, period, due, role, status, returns, submitted_on from supervision.report`,
    measures: await sql<({ id: string; planId: string; deadlineKind: string } & Dates<"deadlineLatest">)[]>`
      select id, plan_id, deadline_kind, deadline_latest from supervision.measure`,
    undertakings: await sql<{ id: string; measureId: string; text: string }[]>`
      select id, measure_id, text from supervision.undertaking`,
    responsibilities: await sql<{ measureId: string; organisationId: string }[]>`
      select measure_id, organisation_id from supervision.responsibility`,
    organisation: await actsIn(sql, "organisation"),
    standings: await sql<{ id: string; sample: boolean; reported: boolean }[]>`
      select id, sample, reported from organisation.record`,
    shared: await actsIn(sql, "shared_data"),
    breaches: await sql<{ id: string; state: BreachState }[]>`
      select id, state from shared_data.record where kind = 'breach'`,
    flows: await sql<{ id: string; state: FlowState }[]>`
      select id, state from shared_data.record where kind = 'return-flow'`,
    versions: await sql<
      ({
        attribute: string;
        publishedOn: string;
        assessed: boolean;
        workingDays: number;
        late: boolean;
      } & Dates<"until">)[]
    >`select attribute, published_on, assessed, working_days, late, until from shared_data.resource_version`,
    requests: await sql<
      ({ id: string; answerDays: number | null; answerLate: boolean | null } & Dates<
        "filedOn" | "answeredOn"
      >)[]
    >`select id, answer_days, answer_late, filed_on, answered_on from shared_data.request_now`,
    lapses: await sql<
      ({
        id: string;
        aboutKind: string;
        aboutId: string;
        code: string | null;
        began: string;
      } & Dates<"ended">)[]
    >`select id, about_kind, about_id, code, began, ended from shared_data.lapse`,
    receipts: await sql<{ kind: string; outcome: string; day: string }[]>`
      select kind, outcome, day from shared_data.receipt`,
    heads: await sql<{ day: string; verified: number; intact: boolean }[]>`
      select day, verified, intact from shared_data.receipt_head`,
    corrections: await sql<
      ({
        status: string;
        askedOn: string;
        due: string;
        recipients: number;
        appliedOn: readonly string[];
      } & Dates<"answeredOn">)[]
    >`select status, asked_on, due, recipients, applied_on, answered_on from shared_data.correction_now`,
    grants: await sql<
      ({ id: string; status: string; validFrom: string; validUntil: string } & Dates<"endedOn">)[]
    >`select id, status, valid_from, valid_until, ended_on from shared_data.grant_now`,
    service: await actsIn(sql, "one_service"),
    ecologyActs: await actsIn(sql, "ecology"),
    energyActs: await actsIn(sql, "energy"),
    ecology: await readEcology(sql),
    cases: await sql<
      ({
        regionCode: string;
        receivingCity: string;
        decidingUnitName: string;
        stage: string;
        begunOn: string;
        inTime: boolean | null;
        withoutVisit: boolean;
        grade: number | null;
      } & Dates<"due" | "decidedOn" | "endedOn" | "appraisedOn" | "answerDue">)[]
    >`select region_code, receiving_city, deciding_unit_name, stage, begun_on, in_time, without_visit, grade, due,
      decided_on, ended_on, appraised_on, answer_due from one_service.case_now`,
    items: await sql<{ item: Item }[]>`select item from one_service.item where replaced_on is null
      order by region_code, identity`,
    suppliers: await listSuppliers({ sql }),
    entries: await sql<
      ({ register: string; standing: string; blocks: number; slipDays: number | null } & Dates<
        "closedOn" | "mergedInto" | "nextPlanned"
      >)[]
    >`select register, standing, blocks, slip_days, closed_on, merged_into, next_planned from organisation.entry`,
    pairings: await sql<Pairing[]>`select loose_key, target_key, verdict from one_service.pairing`,
  };
}
export type Raw = Awaited<ReturnType<typeof readRaw>>;

type Shape<S> = {
  readonly kind: string;
  readonly fold: (state: S | null, recorded: Recorded<never>) => S;
};

/** Records of a kind as they stood at the end of a day: their acts one after the other. */
function statesOf<S>(acts: readonly ActRow[], { kind, fold }: Shape<S>, day: string): Map<string, S> {
  const states = new Map<string, S>();
  for (const act of acts)
    if (act.kind === kind && act.day <= day) states.set(act.id, fold(states.get(act.id) ?? null, act));
  return states;
}

export const meetingsOn = (raw: Raw, day: string) => statesOf(raw.organisation, meetingShape, day);
export const setsOn = (raw: Raw, day: string) => statesOf(raw.organisation, workPointsShape, day);
export const papersOn = (raw: Raw, day: string) => statesOf(raw.organisation, jointPaperShape, day);
export const termsOn = (raw: Raw, day: string) => statesOf(raw.organisation, termShape, day);
export const rosterOn = (raw: Raw, day: string) =>
  statesOf(
    raw.organisation.filter(({ id }) => id === ROSTER_ID),
    rosterShape,
    day,
  ).get(ROSTER_ID);
export const requestsOn = (raw: Raw, day: string) => statesOf(raw.shared, request, day);
export const standardsOn = (raw: Raw, day: string) => statesOf(raw.service, standardShape, day);

/** Acts of register rows with the id of their row. */
export const entryActs = (raw: Raw): readonly { id: string; day: string; act: EntryAct }[] =>
  raw.organisation.filter(({ kind }) => kind === "entry");
