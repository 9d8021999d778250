import type { Day } from "../../../kernel/calendar.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import { opinionsGiven, partyStandings } from "../opinions.ts";
import type { Attachment, RecordActor, RecordHistory } from "../../../kernel/record.ts";
import type { Article, ArticleParagraph } from "./articles.ts";
import type {
  ArticleReference,
  JointPaperKind,
  JointPaperStage,
  JointPaperState,
  PaperVersion,
} from "./joint-paper.ts";
import { needsAttention, type ValidityStanding, validityStanding } from "./validity.ts";

/** A version without its text, which is long: lists and the paper's page fetch only the one they show. */
export type VersionBrief = Omit<PaperVersion, "text"> & { readonly characters: number };

export type JointPaperBrief = Omit<JointPaperState, "versions"> & {
  readonly versions: readonly VersionBrief[];
};

export type Standing = "entered" | "reported" | "sample";

/** A line of the list. */
export type JointPaperRow = {
  readonly id: string;
  readonly title: string;
  readonly kind: JointPaperKind;
  readonly stage: JointPaperStage;
  readonly draftingCity: string | null;
  readonly role: JointPaperState["role"];
  readonly docNumber: string;
  readonly versions: number;
  readonly latestVersion: string;
  /** Parties of open rounds that are late; opinions not decided on. */
  readonly late: number;
  readonly waiting: number;
  readonly undecided: number;
  readonly validity: JointPaperState["validity"];
  readonly standing: ValidityStanding;
  readonly origin: Standing;
  readonly source: JointPaperState["source"];
  readonly changedAt: string;
};

/** By what joint papers are listed. */
export const JOINT_PAPER_ORDERS = {
  title: "rises",
  stage: "rises",
  city: "rises",
  versions: "falls",
  until: "rises",
} as const;

export type StoredBrief = {
  readonly id: string;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly changedAt: string;
  readonly state: JointPaperBrief;
};

export const originOf = ({ sample, reported }: Pick<StoredBrief, "sample" | "reported">): Standing =>
  sample ? "sample" : reported ? "reported" : "entered";

/** A line of the list as of a day. */
export function jointPaperRow(stored: StoredBrief, day: Day): JointPaperRow {
  const { id, changedAt, state } = stored;
  const standings = state.rounds.flatMap((round) => partyStandings(round, day));
  return {
    id,
    title: state.title,
    kind: state.kind,
    stage: state.stage,
    draftingCity: state.draftingCity,
    role: state.role,
    docNumber: state.issued?.docNumber ?? "",
    versions: state.versions.length,
    latestVersion: state.versions.at(-1)?.label ?? "",
    late: standings.filter(({ kind }) => kind === "late").length,
    waiting: standings.filter(({ kind }) => kind === "waiting").length,
    undecided: state.rounds.flatMap(opinionsGiven).filter(({ answer }) => answer === null).length,
    validity: state.validity,
    standing: validityStanding(state, day),
    origin: originOf(stored),
    source: state.source,
    changedAt,
  };
}

/** What a list is narrowed to by what is not in its table: how its validity or its rounds stand. */
export const JOINT_PAPER_STATES = ["attention", "expired", "late", "undecided"] as const;
export type JointPaperAttention = (typeof JOINT_PAPER_STATES)[number];

export function inState(row: JointPaperRow, state: JointPaperAttention): boolean {
  if (state === "attention") return needsAttention(row.standing);
  if (state === "expired") return row.standing.kind === "expired";
  return state === "late" ? row.late > 0 : row.undecided > 0;
}

/** A task made of an article, with where it stands; `task` is null where supervision does not know it any more. */
export type ArticleTaskView = JointPaperState["tasks"][number] & { readonly task: TaskBrief | null };

/** A paper as its page shows it. Names of persons are given to the office alone, and empty to others. */
export type JointPaperDetail = {
  readonly id: string;
  readonly version: number;
  readonly origin: Standing;
  readonly state: JointPaperBrief;
  readonly tasks: readonly ArticleTaskView[];
  readonly documents: readonly Attachment[];
  readonly history: readonly RecordHistory[];
  /** Units of the roster that can be asked, by id. */
  readonly units: Readonly<Record<string, string>>;
  /** Who reads: what the record's `permit` is asked with. */
  readonly actor: RecordActor;
  readonly day: Day;
};

/** An article of a version with its stable name. */
export type CitedArticle = Omit<Article, "span" | "key"> & {
  readonly reference: ArticleReference;
  readonly citation: string;
  readonly paragraphs: readonly ArticleParagraph[];
};

export type ArticlesReply = {
  /** The version they were read from; null where no text is filed. */
  readonly version: VersionBrief | null;
  readonly total: number;
  readonly rows: readonly CitedArticle[];
};

/** What papers and tasks of their articles hang on. */
export type JointPaperChoices = {
  readonly plans: readonly { readonly id: string; readonly title: string; readonly sample: boolean }[];
  readonly measures: readonly {
    readonly id: string;
    readonly planId: string;
    readonly ordinal: string;
    readonly text: string;
    readonly undertakings: readonly { readonly id: string; readonly text: string }[];
  }[];
};
