import { isOpinionAct, opinionsAfter } from "../opinions.ts";
import type { Recorded } from "../../../kernel/record.ts";
import type { MeetingAct, MeetingState, Resolution } from "./meeting.ts";

type ActOf<T extends MeetingAct["type"]> = Extract<MeetingAct, { readonly type: T }>;

function begun({ seed, preparation }: ActOf<"plan">): MeetingState {
  return {
    ...seed,
    status: seed.date === null ? "planned" : "scheduled",
    preparation: preparation.map((item) => ({ ...item, doneOn: null })),
    agenda: [],
    papers: [],
    attendance: [],
    minutes: null,
    resolutions: [],
    rounds: [],
    agreements: [],
    changes: [],
  };
}

/** Where the sentence of a resolution stands in minutes that were replaced; null where it is gone. */
function moved(resolution: Resolution, before: string | undefined, after: string): Resolution {
  if (resolution.span === null || before === undefined) return resolution;
  const sentence = before.slice(...resolution.span);
  const at = after.indexOf(sentence);
  return { ...resolution, span: at < 0 ? null : [at, at + sentence.length] };
}

function minuted(state: MeetingState, act: ActOf<"record-minutes">, on: string): MeetingState {
  const kept = state.resolutions
    .filter((it) => it.state !== "proposed")
    .map((it) => moved(it, state.minutes?.text, act.text));
  return {
    ...state,
    status: "minuted",
    minutes: { text: act.text, fileName: act.fileName, on },
    resolutions: [...kept, ...act.proposed],
  };
}

function withResolution(state: MeetingState, resolution: Resolution): MeetingState {
  const known = state.resolutions.some(({ id }) => id === resolution.id);
  return {
    ...state,
    resolutions: known
      ? state.resolutions.map((it) => (it.id === resolution.id ? resolution : it))
      : [...state.resolutions, resolution],
  };
}

function dispatched(state: MeetingState, { tasks }: ActOf<"dispatch">): MeetingState {
  const taskOf = new Map(tasks.map(({ resolution, task }) => [resolution, task]));
  return {
    ...state,
    resolutions: state.resolutions.map((it) =>
      taskOf.has(it.id) ? { ...it, state: "dispatched", taskId: taskOf.get(it.id) ?? null } : it,
    ),
  };
}

function scheduled(state: MeetingState, act: ActOf<"schedule">, on: string): MeetingState {
  const { date, place, reason } = act;
  const dues = new Map(act.dues.map(({ item, due }) => [item, due]));
  const preparation = state.preparation.map((item) => ({ ...item, due: dues.get(item.id) ?? item.due }));
  const changes =
    state.date === null ? state.changes : [...state.changes, { on, from: state.date, to: date, reason }];
  return { ...state, status: "scheduled", date, place, preparation, changes };
}

function held(state: MeetingState, { date }: ActOf<"hold">, on: string): MeetingState {
  const changes =
    state.date === null || state.date === date
      ? state.changes
      : [...state.changes, { on, from: state.date, to: date, reason: "" }];
  return { ...state, status: "held", date, changes };
}

/** The state of a meeting after an act that was permitted. */
export function meetingAfter(before: MeetingState | null, recorded: Recorded<MeetingAct>): MeetingState {
  const { act, day } = recorded;
  if (act.type === "plan") return begun(act);
  if (before === null) throw new Error("a meeting begins with being planned");
  const state = before;
  if (isOpinionAct(act)) return { ...state, rounds: opinionsAfter(state.rounds, { ...recorded, act }) };
  switch (act.type) {
    case "revise": {
      const { title, role, hostCity, note } = act;
      return { ...state, title, role, hostCity, note };
    }
    case "schedule":
      return scheduled(state, act, day);
    case "cancel": {
      const changes = [...state.changes, { on: day, from: state.date, to: null, reason: act.reason }];
      return { ...state, status: "cancelled", changes };
    }
    case "set-preparation": {
      const doneOn = new Map(state.preparation.map((item) => [item.id, item.doneOn]));
      return {
        ...state,
        preparation: act.items.map((item) => ({ ...item, doneOn: doneOn.get(item.id) ?? null })),
      };
    }
    case "prepared":
      return {
        ...state,
        preparation: state.preparation.map((item) =>
          item.id === act.item ? { ...item, doneOn: act.done ? day : null } : item,
        ),
      };
    case "set-agenda": {
      const left = new Set(act.agenda.map(({ id }) => id));
      return {
        ...state,
        agenda: act.agenda,
        papers: state.papers.map((paper) =>
          paper.agendaId !== null && !left.has(paper.agendaId) ? { ...paper, agendaId: null } : paper,
        ),
      };
    }
    case "add-paper":
      return { ...state, papers: [...state.papers, act.paper] };
    case "remove-paper":
      return { ...state, papers: state.papers.filter(({ digest }) => digest !== act.digest) };
    case "set-attendance":
      return { ...state, attendance: act.attendance };
    case "hold":
      return held(state, act, day);
    case "record-minutes":
      return minuted(state, act, day);
    case "set-resolution":
      return withResolution(state, act.resolution);
    case "drop-resolution":
      return {
        ...state,
        resolutions: state.resolutions.map((it) =>
          it.id === act.resolution ? { ...it, state: "dropped" } : it,
        ),
      };
    case "dispatch":
      return dispatched(state, act);
    case "sign-agreement":
      return { ...state, agreements: [...state.agreements, act.entry] };
    case "close":
      return { ...state, status: "closed" };
  }
}
