import type { Day } from "../../../kernel/calendar.ts";
import type { Failure } from "../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import { OFFICE_ONLY } from "../failures.ts";
import { isOpinionAct, opinionRefused, opinionsAfter, type Solicitation } from "../opinions.ts";
import type { Recorded, RecordActor, RecordHead, RecordShape } from "../../../kernel/record.ts";
import {
  BEGUN,
  DAY_AHEAD,
  EMPTY_TEXT,
  NO_ROWS,
  NO_SUCH_VERSION,
  NO_TEXT,
  NOT_ISSUED,
  REASON_NEEDED,
  REPEALED,
  SAME_TEXT,
  TITLE_NEEDED,
  TOO_MANY_VERSIONS,
  VALIDITY_ORDER,
} from "./joint-paper-failures.ts";
import {
  type ImportedOpinion,
  type JointPaperAct,
  type JointPaperState,
  MAX_VERSIONS,
  STAGE_NAMES,
  type Validity,
} from "./joint-paper.ts";
import { jointPaperSentence } from "./joint-paper-sentence.ts";

type Imported = Extract<JointPaperAct, { type: "import-opinions" }>;

const actsOfImport = ({ solicitation, opinions }: Imported) =>
  opinions.map((opinion: ImportedOpinion) => ({ type: "give-opinion", solicitation, ...opinion }) as const);

/** Each row is judged on what the rows before it left, as if somebody had typed them one after another. */
function importRefused(
  rounds: readonly Solicitation[],
  act: Imported,
  actor: RecordActor,
  day: Day,
): Failure | null {
  if (act.opinions.length === 0) return NO_ROWS;
  let after = rounds;
  for (const each of actsOfImport(act)) {
    const refused = opinionRefused(after, each, actor, day);
    if (refused) return refused;
    after = opinionsAfter(after, { act: each, day, by: "" });
  }
  return null;
}

const validityRefused = ({ from, until, reviewBy }: Validity): Failure | null =>
  (until !== null && until < from) || (reviewBy !== null && reviewBy < from) ? VALIDITY_ORDER : null;

/** Why an act on a joint paper is refused on a day, null where it may be done. */
export function jointPaperRefused(
  state: JointPaperState | null,
  act: JointPaperAct,
  actor: RecordActor,
  day: Day,
): Failure | null {
  if (act.type === "begin") {
    if (!actor.office) return OFFICE_ONLY;
    if (state !== null) return BEGUN;
    return act.seed.title.trim() === "" ? TITLE_NEEDED : null;
  }
  if (state === null) return NO_TEXT;
  if (state.stage === "repealed") return actor.office ? REPEALED : OFFICE_ONLY;
  if (isOpinionAct(act)) {
    if (act.type === "solicit" && actor.office && state.versions.length === 0) return NO_TEXT;
    return opinionRefused(state.rounds, act, actor, day);
  }
  if (!actor.office) return OFFICE_ONLY;
  switch (act.type) {
    case "revise":
      return act.title.trim() === "" ? TITLE_NEEDED : null;
    case "add-version":
      if (act.text.trim() === "") return EMPTY_TEXT;
      if (state.versions.length >= MAX_VERSIONS) return TOO_MANY_VERSIONS;
      return state.versions.at(-1)?.text === act.text ? SAME_TEXT : null;
    case "agree":
      if (act.on > day) return DAY_AHEAD;
      return act.where.trim() === "" ? REASON_NEEDED : null;
    case "issue":
      if (act.on > day) return DAY_AHEAD;
      if (act.version !== null && !state.versions.some(({ number }) => number === act.version))
        return NO_SUCH_VERSION;
      return validityRefused(act.validity);
    case "set-validity":
      if (state.issued === null) return NOT_ISSUED;
      return validityRefused(act.validity) ?? (act.reason.trim() === "" ? REASON_NEEDED : null);
    case "repeal":
      if (state.issued === null) return NOT_ISSUED;
      if (act.on > day) return DAY_AHEAD;
      return act.reason.trim() === "" ? REASON_NEEDED : null;
    case "make-task":
      return state.versions.some(({ number }) => number === act.version) ? null : NO_SUCH_VERSION;
    case "import-opinions":
      return importRefused(state.rounds, act, actor, day);
  }
}

function begun({ title, ...seed }: Extract<JointPaperAct, { type: "begin" }>["seed"]): JointPaperState {
  return {
    ...seed,
    title: title.trim(),
    stage: "drafting",
    versions: [],
    rounds: [],
    agreed: null,
    issued: null,
    validity: null,
    repealed: null,
    tasks: [],
  };
}

function after(state: JointPaperState, { act, day, by }: Recorded<JointPaperAct>): JointPaperState {
  if (isOpinionAct(act)) {
    const rounds = opinionsAfter(state.rounds, { act, day, by });
    const consults = act.type === "solicit" && state.stage === "drafting";
    return { ...state, rounds, stage: consults ? "consulting" : state.stage };
  }
  switch (act.type) {
    case "begin":
      return state;
    case "revise": {
      const { type: _, ...seed } = act;
      return { ...state, ...seed, title: seed.title.trim() };
    }
    case "add-version": {
      const { label, note, text, file } = act;
      const number = state.versions.length + 1;
      return { ...state, versions: [...state.versions, { number, label, note, text, file, on: day, by }] };
    }
    case "agree": {
      const { on, where } = act;
      return { ...state, agreed: { on, where }, stage: state.stage === "issued" ? "issued" : "agreed" };
    }
    case "issue": {
      const { on, docNumber, version, validity } = act;
      return { ...state, issued: { on, docNumber, version }, validity, stage: "issued" };
    }
    case "set-validity":
      return { ...state, validity: act.validity };
    case "repeal":
      return { ...state, repealed: { on: act.on, reason: act.reason }, stage: "repealed" };
    case "make-task": {
      const { type: _, ...task } = act;
      return { ...state, tasks: [...state.tasks, task] };
    }
    case "import-opinions": {
      let { rounds } = state;
      for (const each of actsOfImport(act)) rounds = opinionsAfter(rounds, { act: each, day, by });
      return { ...state, rounds };
    }
  }
}

function head(state: JointPaperState): RecordHead {
  return {
    title: state.title,
    status: state.stage,
    regionCode: state.draftingCity ?? WHOLE_REGION,
    day: state.issued?.on ?? state.agreed?.on ?? null,
    until: state.validity?.until ?? null,
    unitIds: state.rounds.flatMap(({ asked }) =>
      asked.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
    ),
    measureIds: state.measureIds,
    words: [state.issued?.docNumber ?? "", state.note, STAGE_NAMES[state.stage].zh],
  };
}

/** A joint paper as the fold of what people did with it; the one set of rules for server and web. */
export const jointPaperShape: RecordShape<JointPaperState, JointPaperAct> = {
  kind: "joint-paper",
  fold: (state, recorded) => {
    if (state !== null) return after(state, recorded);
    if (recorded.act.type !== "begin") throw new Error("a joint paper begins with its seed");
    return begun(recorded.act.seed);
  },
  permit: jointPaperRefused,
  head,
  sentence: jointPaperSentence,
};
