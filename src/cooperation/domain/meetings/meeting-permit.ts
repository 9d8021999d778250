import type { Day } from "../../../kernel/calendar.ts";
import type { Failure } from "../../../kernel/error.ts";
import { OFFICE_ONLY, OWN_UNIT_ONLY } from "../failures.ts";
import { isOpinionAct, opinionRefused } from "../opinions.ts";
import { type RecordActor, NO_RECORD } from "../../../kernel/record.ts";
import type { MeetingAct, MeetingSeed, MeetingState, MeetingStatus, Resolution } from "./meeting.ts";
import * as refused from "./meeting-failures.ts";

type ActOf<T extends MeetingAct["type"]> = Extract<MeetingAct, { readonly type: T }>;

const BEFORE: readonly MeetingStatus[] = ["planned", "scheduled"];
const blank = (text: string): boolean => text.trim() === "";
const repeated = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

/** When in the life of a meeting an act has its place; those that are not named may be done until it is over. */
const PLACE_IN_LIFE: Partial<Record<MeetingAct["type"], "before" | "after">> = {
  schedule: "before",
  cancel: "before",
  "set-preparation": "before",
  prepared: "before",
  "set-agenda": "before",
  hold: "before",
  "record-minutes": "after",
  "set-resolution": "after",
  "drop-resolution": "after",
  dispatch: "after",
  "sign-agreement": "after",
  close: "after",
};

function outOfPlace({ status }: MeetingState, { type }: MeetingAct): Failure | null {
  const place = PLACE_IN_LIFE[type];
  if (place === "before") return BEFORE.includes(status) ? null : refused.BEFORE_ONLY;
  if (place === "after" && BEFORE.includes(status)) return refused.AFTER_ONLY;
  return status === "closed" || status === "cancelled" ? refused.OVER : null;
}

function planRefused({ seed, preparation }: ActOf<"plan">): Failure | null {
  return seedRefused(seed) ?? itemsRefused(preparation);
}

function seedRefused({ title, window, date, place }: MeetingSeed): Failure | null {
  if (blank(title)) return refused.TITLE_NEEDED;
  if (window.from > window.to) return refused.WINDOW_TURNED;
  return date !== null && blank(place) ? refused.PLACE_NEEDED : null;
}

function itemsRefused(items: readonly { readonly id: string; readonly text: string }[]): Failure | null {
  if (repeated(items.map(({ id }) => id))) return refused.TWICE;
  return items.some(({ text }) => blank(text)) ? refused.TEXT_NEEDED : null;
}

function scheduleRefused(state: MeetingState, act: ActOf<"schedule">, day: Day): Failure | null {
  if (blank(act.place)) return refused.PLACE_NEEDED;
  if (act.date === state.date && act.place === state.place) return refused.UNCHANGED;
  if (act.date !== state.date && act.date < day) return refused.DAY_PAST;
  return state.date !== null && blank(act.reason) ? refused.REASON_NEEDED : null;
}

function preparedRefused(state: MeetingState, act: ActOf<"prepared">, actor: RecordActor): Failure | null {
  const item = state.preparation.find(({ id }) => id === act.item);
  if (!item) return refused.NO_SUCH_PART;
  if (!actor.office && (item.unitId === null || !actor.unitIds.includes(item.unitId))) return OWN_UNIT_ONLY;
  return act.done === (item.doneOn !== null) ? refused.UNCHANGED : null;
}

function attendanceRefused(
  state: MeetingState,
  { attendance }: ActOf<"set-attendance">,
  day: Day,
): Failure | null {
  if (state.status === "planned") return refused.NOT_CALLED;
  if (repeated(attendance.map(({ unitId, unitName }) => unitId ?? unitName))) return refused.TWICE;
  if (attendance.some(({ unitName }) => blank(unitName))) return refused.TEXT_NEEDED;
  const begun = state.status !== "scheduled" || (state.date !== null && state.date <= day);
  return !begun && attendance.some(({ present }) => present !== null) ? refused.PRESENT_TOO_EARLY : null;
}

function resolutionRefused(state: MeetingState, resolution: Resolution): Failure | null {
  if (blank(resolution.text)) return refused.TEXT_NEEDED;
  const before = state.resolutions.find(({ id }) => id === resolution.id);
  if (before?.state === "dispatched") return refused.DISPATCHED;
  if (resolution.state === "dispatched" || resolution.taskId !== null) return refused.NOT_KEPT;
  const { span } = resolution;
  return span !== null && span[1] > (state.minutes?.text.length ?? 0) ? refused.NO_SUCH_PART : null;
}

function dispatchRefused(state: MeetingState, { tasks }: ActOf<"dispatch">): Failure | null {
  if (tasks.length === 0) return refused.NO_SUCH_PART;
  if (repeated(tasks.map(({ resolution }) => resolution))) return refused.TWICE;
  const kept = new Set(state.resolutions.filter((it) => it.state === "kept").map(({ id }) => id));
  return tasks.every(({ resolution }) => kept.has(resolution)) ? null : refused.NOT_KEPT;
}

function minutesRefused(state: MeetingState, { text, proposed }: ActOf<"record-minutes">): Failure | null {
  if (blank(text)) return refused.TEXT_NEEDED;
  const kept = state.resolutions.filter((it) => it.state !== "proposed").map(({ id }) => id);
  if (repeated([...kept, ...proposed.map(({ id }) => id)])) return refused.TWICE;
  if (proposed.some((it) => it.state !== "proposed" || it.taskId !== null)) return refused.NOT_KEPT;
  return proposed.some(({ span }) => span !== null && span[1] > text.length) ? refused.NO_SUCH_PART : null;
}

/** Whoever only attended has no minutes of their own to wait for. */
function closeRefused({ status, role, resolutions }: MeetingState): Failure | null {
  if (status === "held" && role === "host") return refused.NO_MINUTES;
  return resolutions.some(({ state }) => state === "proposed" || state === "kept") ? refused.UNSETTLED : null;
}

/** What an act of the office lacks where its time has come. */
function contentRefused(state: MeetingState, act: MeetingAct, day: Day): Failure | null {
  switch (act.type) {
    case "revise":
      return blank(act.title) ? refused.TITLE_NEEDED : null;
    case "schedule":
      return scheduleRefused(state, act, day);
    case "cancel":
      return blank(act.reason) ? refused.REASON_NEEDED : null;
    case "set-preparation":
      return itemsRefused(act.items);
    case "set-agenda":
      return itemsRefused(act.agenda.map(({ id, title }) => ({ id, text: title })));
    case "add-paper":
      if (state.papers.some(({ digest }) => digest === act.paper.digest)) return refused.TWICE;
      return act.paper.agendaId === null || state.agenda.some(({ id }) => id === act.paper.agendaId)
        ? null
        : refused.NO_SUCH_PART;
    case "remove-paper":
      return state.papers.some(({ digest }) => digest === act.digest) ? null : refused.NO_SUCH_PART;
    case "set-attendance":
      return attendanceRefused(state, act, day);
    case "hold":
      return act.date > day ? refused.NOT_YET : null;
    case "record-minutes":
      return minutesRefused(state, act);
    case "set-resolution":
      return resolutionRefused(state, act.resolution);
    case "drop-resolution": {
      const found = state.resolutions.find(({ id }) => id === act.resolution);
      if (!found) return refused.NO_SUCH_PART;
      if (found.state === "dropped") return refused.UNCHANGED;
      return found.state === "dispatched" ? refused.DISPATCHED : null;
    }
    case "dispatch":
      return dispatchRefused(state, act);
    case "sign-agreement":
      return state.agreements.includes(act.entry) ? refused.UNCHANGED : null;
    case "close":
      return closeRefused(state);
    default:
      return null;
  }
}

/**
 * Why an act on a meeting is refused on a day, null where it may be done. The office acts; people of a unit tick what
 * their unit prepares and give its opinions.
 */
export function meetingRefused(
  state: MeetingState | null,
  act: MeetingAct,
  actor: RecordActor,
  day: Day,
): Failure | null {
  if (act.type === "plan") {
    if (!actor.office) return OFFICE_ONLY;
    return state === null ? planRefused(act) : refused.ALREADY_PLANNED;
  }
  if (state === null) return NO_RECORD;
  if (isOpinionAct(act)) return outOfPlace(state, act) ?? opinionRefused(state.rounds, act, actor, day);
  if (act.type === "prepared") return preparedRefused(state, act, actor) ?? outOfPlace(state, act);
  if (!actor.office) return OFFICE_ONLY;
  return outOfPlace(state, act) ?? contentRefused(state, act, day);
}
