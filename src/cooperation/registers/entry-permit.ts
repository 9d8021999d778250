import type { Day } from "../../kernel/calendar.ts";
import type { Failure } from "../../kernel/error.ts";
import { OFFICE_ONLY, OWN_UNIT_ONLY } from "../domain/failures.ts";
import type { RecordActor } from "../../kernel/record.ts";
import type { EntryAct, EntryState } from "./entry.ts";
import {
  ALREADY_TASK,
  BEGUN,
  CLOSED,
  futureStage,
  ITEM_FUTURE,
  ITEM_HAS_TASK,
  ITSELF,
  MONEY_TOO_MUCH,
  MONEY_TWICE,
  NO_ENTRY,
  NO_ITEM,
  NO_LINES,
  NO_LIST,
  NO_MONEY,
  NOT_CLOSED,
  OWNER_BY_OFFICE,
  unknownStage,
  UNKNOWN_VARIANT,
} from "./entry-failures.ts";
import { valuesRefused } from "./entry-values.ts";
import { MOST_FEN, moneyKey, sumsAfter, totalsOf } from "./money.ts";
import type { RegisterSpec } from "./register-spec.ts";
import { findField, specOf } from "./specs.ts";
import { stagesOf } from "./stages.ts";

type Revise = Extract<EntryAct, { type: "revise" }>;

const owns = (actor: RecordActor, owner: unknown): boolean =>
  typeof owner === "string" && actor.unitIds.includes(owner);

/** Days of stages: of the variant's own stages, and nothing reached that is still to come. */
function stagesRefused(
  spec: RegisterSpec,
  variant: string | null,
  stages: EntryState["stages"],
  day: Day,
): Failure | null {
  const known = stagesOf(spec, variant);
  for (const [key, { planned, actual }] of Object.entries(stages)) {
    if (planned === null && actual === null) continue;
    const stage = known.includes(key) ? spec.stages.find((each) => each.key === key) : undefined;
    if (!stage) return unknownStage(key);
    if (actual !== null && actual > day) return futureStage(stage.name, actual);
  }
  return null;
}

/** Days on which something happened, from which stages follow. */
const HAPPENED = ["raisedOn", "decidedOn", "signedOn"];

function happenedRefused(
  spec: RegisterSpec,
  values: Readonly<Record<string, unknown>>,
  day: Day,
): Failure | null {
  for (const key of HAPPENED) {
    const [value, field] = [values[key], findField(spec, key)];
    if (field && typeof value === "string" && value > day) return futureStage(field.name, value);
  }
  return null;
}

const variantRefused = ({ variants }: RegisterSpec, variant: string | null): Failure | null =>
  variant === null || variants.some(({ key }) => key === variant) ? null : UNKNOWN_VARIANT;

function enterRefused(
  { seed }: Extract<EntryAct, { type: "enter" }>,
  actor: RecordActor,
  day: Day,
): Failure | null {
  const spec = specOf(seed.register);
  if (!actor.office && !owns(actor, seed.values[spec.ownerField])) return OWN_UNIT_ONLY;
  return (
    variantRefused(spec, seed.variant) ??
    valuesRefused(spec, seed.values, seed.values) ??
    happenedRefused(spec, seed.values, day) ??
    stagesRefused(spec, seed.variant, seed.stages, day)
  );
}

function reviseRefused(state: EntryState, act: Revise, actor: RecordActor, day: Day): Failure | null {
  const spec = specOf(state.register);
  const owner = act.values?.[spec.ownerField];
  if (!actor.office && owner !== undefined && owner !== state.values[spec.ownerField]) return OWNER_BY_OFFICE;
  const variant = act.variant === undefined ? state.variant : act.variant;
  const now = Object.fromEntries(
    Object.entries({ ...state.values, ...act.values }).filter(
      (entry): entry is [string, EntryState["values"][string]] => entry[1] !== null,
    ),
  );
  return (
    variantRefused(spec, variant) ??
    valuesRefused(spec, act.values ?? {}, now) ??
    happenedRefused(spec, act.values ?? {}, day) ??
    stagesRefused(spec, variant, act.stages ?? {}, day)
  );
}

function moneyRefused(
  { register, money }: EntryState,
  { lines, replaced = [] }: Extract<EntryAct, { type: "record-money" }>,
): Failure | null {
  const flows: readonly string[] = specOf(register).flows.map(({ flow }) => flow);
  if (flows.length === 0 || lines.some(({ flow }) => !flows.includes(flow))) return NO_MONEY;
  if (lines.length === 0) return NO_LINES;
  if (new Set(lines.map(moneyKey)).size < lines.length) return MONEY_TWICE;
  const totals = Object.values(totalsOf(sumsAfter(money, lines, replaced)));
  return totals.some((fen) => fen > MOST_FEN) ? MONEY_TOO_MUCH : null;
}

/** What a unit may do with its own rows, where nothing else speaks against it. */
function ownRefused(state: EntryState, act: EntryAct, actor: RecordActor, day: Day): Failure | null {
  const { ownerField, lists } = specOf(state.register);
  if (!actor.office && !owns(actor, state.values[ownerField])) return OWN_UNIT_ONLY;
  if (state.closed !== null) return CLOSED;
  switch (act.type) {
    case "revise":
      return reviseRefused(state, act, actor, day);
    case "record-money":
      return moneyRefused(state, act);
    case "put-item": {
      const { list, doneOn, id } = act.item;
      const known = state.items.find((item) => item.id === id);
      if (!lists.includes(list) || (known && known.list !== list)) return NO_LIST;
      return doneOn !== null && doneOn > day ? ITEM_FUTURE : null;
    }
    case "drop-item": {
      const item = state.items.find(({ id }) => id === act.item);
      return item ? (item.taskId === null ? null : ITEM_HAS_TASK) : NO_ITEM;
    }
    default:
      return null;
  }
}

const OWN_ACTS: readonly EntryAct["type"][] = ["revise", "record-money", "put-item", "drop-item"];

/**
 * Why an act on a row is refused on a day, null where it may be done. The office does everything; people of a unit enter
 * and change the rows for which their unit answers, and leave closing, merging and handing over to the office.
 */
export function permitEntry(
  state: EntryState | null,
  act: EntryAct,
  actor: RecordActor,
  day: Day,
): Failure | null {
  if (act.type === "enter") return state ? BEGUN : enterRefused(act, actor, day);
  if (!state) return NO_ENTRY;
  if (OWN_ACTS.includes(act.type)) return ownRefused(state, act, actor, day);
  if (!actor.office) return OFFICE_ONLY;
  if (act.type === "reopen") return state.closed === null ? NOT_CLOSED : null;
  if (act.type === "keep-apart") return null;
  if (state.closed !== null) return CLOSED;
  if (act.type !== "assign" || act.item === null) return null;
  const item = state.items.find(({ id }) => id === act.item);
  return item ? (item.taskId === null ? null : ALREADY_TASK) : NO_ITEM;
}

/** A row is neither merged with nor kept apart from itself. */
export const itselfRefused = (id: string, act: EntryAct): Failure | null =>
  (act.type === "merge" && act.into === id) || (act.type === "keep-apart" && act.from === id) ? ITSELF : null;
