import { type EntryAct, unitsNamed } from "./kind.ts";
import { FailureError } from "../../kernel/error.ts";
import type { TaskOrder } from "../../kernel/work.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import type { EntryLink, EntryState, EntryValue, RegisterKind } from "./entry.ts";
import { NO_ITEM, UNKNOWN_MEASURE } from "./entry-failures.ts";
import { specOf } from "./specs.ts";
import type { Desk } from "../store/desk.ts";
import { checkKnownUnits } from "../store/known-units.ts";
import { actOnEntry, type EntryView } from "./store-act.ts";

/** Throws where a row would hang on a measure or undertaking that its plan does not have. */
export async function checkLinks(desk: Desk, links: readonly EntryLink[]): Promise<void> {
  const plans = new Map<string, Awaited<ReturnType<Desk["plans"]["measures"]>>>();
  for (const { planId, measureId, undertakingId } of links) {
    const measures = plans.get(planId) ?? (await desk.plans.measures(planId, desk.sql));
    plans.set(planId, measures);
    const measure = measures.find(({ id }) => id === measureId);
    const known =
      measure && (undertakingId === null || measure.undertakings.some(({ id }) => id === undertakingId));
    if (!known) throw new FailureError(UNKNOWN_MEASURE);
  }
}

/** Throws where what a caller asks for names a unit that the roster does not have. */
export async function checkUnits(desk: Desk, register: RegisterKind, asked: EntryAct): Promise<void> {
  const values = asked.type === "enter" ? asked.seed.values : asked.type === "revise" ? asked.values : {};
  const items = asked.type === "put-item" ? [asked.item] : [];
  const given = Object.fromEntries(
    // What is of the wrong type is the domain's to refuse.
    Object.entries(values ?? {}).filter(
      (each): each is [string, EntryValue] =>
        (typeof each[1] === "string" && each[1] !== "") || Array.isArray(each[1]),
    ),
  );
  await checkKnownUnits(desk, unitsNamed({ register, values: given, items }));
}

export type Handing = {
  readonly version: number;
  readonly key: string;
  /** One of the row's items, or the row as a whole. */
  readonly item: string | null;
  readonly planId: string;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly text: string;
  readonly units: TaskOrder["units"];
  readonly due: string | null;
  readonly dispatch: boolean;
};

function orderOf({ register, name, items }: EntryState, handing: Handing): TaskOrder {
  const item = handing.item === null ? null : items.find(({ id }) => id === handing.item);
  if (item === undefined) throw new FailureError(NO_ITEM);
  const { measureId, undertakingId, text, units, due } = handing;
  return {
    measureId,
    undertakingId,
    source: {
      kind: "order",
      title: `${specOf(register).name.zh}：${name}`,
      paper: null,
      date: null,
      quote: item?.text ?? null,
    },
    text,
    units,
    deadline: { kind: due === null ? "none" : "date", raw: null, latest: due, thenContinuous: false },
  };
}

/** Makes a task of a row or of one of its items: the task and the trace to it are recorded together. */
export function handOverEntry(desk: Desk, id: string, handing: Handing, caller: Caller): Promise<EntryView> {
  const { version, key, item, planId, dispatch } = handing;
  const act = async (sql: Sql, before: EntryState | null): Promise<EntryAct> => {
    if (before === null) throw new Error("a row that is handed over has been entered");
    const asked = { key, dispatch, tasks: [orderOf(before, handing)] };
    const [task] = await desk.tasks.register(sql, planId, asked, caller);
    if (!task) throw new Error("no task came of the order");
    return { type: "assign", item, task: task.id };
  };
  return actOnEntry(desk, { id, version, key, act }, caller);
}
