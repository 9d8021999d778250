import type { Day } from "../../../../kernel/calendar.ts";
import type { Stop as Stopped } from "../../../../kernel/clock.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { PaperWay } from "../hall/application.ts";
import type { KeptItem } from "../items/item.ts";
import type { CasePact } from "./pact.ts";

/** 全程网办, 异地代收代办, 多地联办 (国办发〔2020〕35号), and what a window receives for its own city. */
export const CASE_MODES = ["online", "relayed", "joint", "window"] as const;
export type CaseMode = (typeof CASE_MODES)[number];

export const MODE_NAMES: Readonly<Record<CaseMode, Sentence>> = {
  online: { zh: "全程网办", en: "Fully online" },
  relayed: { zh: "异地代收代办", en: "Received elsewhere" },
  joint: { zh: "多地联办", en: "Several places jointly" },
  window: { zh: "本地窗口", en: "Own city's window" },
};

/** 已收件, 已移交, 办理中, 待补正, 特别程序, 已决定, 送达中, 已送达, 不予受理, 已撤回. */
export const CASE_STAGES = [
  "received",
  "handed-over",
  "accepted",
  "supplement",
  "special",
  "decided",
  "delivering",
  "delivered",
  "not-accepted",
  "withdrawn",
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

export const CASE_STAGE_NAMES: Readonly<Record<CaseStage, Sentence>> = {
  received: { zh: "已收件，待移交", en: "Received, to be handed over" },
  "handed-over": { zh: "已移交，待签收", en: "Handed over, to be signed for" },
  accepted: { zh: "办理中", en: "In work" },
  supplement: { zh: "待申请人补正", en: "Waiting for the applicant's papers" },
  special: { zh: "特别程序中", en: "In a special procedure" },
  decided: { zh: "已决定，待送达", en: "Decided, to be delivered" },
  delivering: { zh: "送达中", en: "Being delivered" },
  delivered: { zh: "已送达", en: "Delivered" },
  "not-accepted": { zh: "不予受理", en: "Not accepted" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

/** Stages in which nothing more is decided. */
export const ENDED_STAGES: readonly CaseStage[] = [
  "decided",
  "delivering",
  "delivered",
  "not-accepted",
  "withdrawn",
];

/** A unit in a city that receives or decides; the name as it was then. */
export type CasePlace = { readonly regionCode: string; readonly unitId: string; readonly unitName: string };

/**
 * A paper of a case: a material of the item, and how it came. `digests` are of its files, whose names and bytes are kept
 * with the case; `receipt` is that of the reading where shared data supplied it.
 */
export type CasePaper = {
  readonly name: string;
  readonly way: PaperWay;
  readonly digests: readonly string[];
  readonly receipt: number | null;
};

/** Who applies: an account with a checked identity, or somebody at a window of whom an erasable file is kept. */
export type CaseApplicant =
  | { readonly kind: "account"; readonly accountId: string }
  | { readonly kind: "on-file" };

/** How a case went from the place of receipt to the place of decision. */
export type Sent =
  | { readonly kind: "online" }
  | { readonly kind: "post"; readonly carrier: string; readonly tracking: string };

export type Delivery =
  | Sent
  /** To be fetched at the window of a city, which need be neither that of receipt nor of decision. */
  | { readonly kind: "window"; readonly regionCode: string };

export const SPECIAL_PROCEDURES = ["hearing", "inspection", "testing", "expert-review", "other"] as const;
export type SpecialProcedure = (typeof SPECIAL_PROCEDURES)[number];
export const SPECIAL_NAMES: Readonly<Record<SpecialProcedure, Sentence>> = {
  hearing: { zh: "听证", en: "hearing" },
  inspection: { zh: "现场勘验、检疫", en: "inspection on site" },
  testing: { zh: "检验、检测、鉴定", en: "testing" },
  "expert-review": { zh: "专家评审", en: "expert review" },
  other: { zh: "其他特别程序", en: "another special procedure" },
};

/** 好差评: 非常满意 5, 满意 4, 基本满意 3, 不满意 2, 非常不满意 1. */
export type Grade = 1 | 2 | 3 | 4 | 5;
export const GRADES: readonly Grade[] = [5, 4, 3, 2, 1];
export const GRADE_NAMES: Readonly<Record<Grade, Sentence>> = {
  5: { zh: "非常满意", en: "Very satisfied" },
  4: { zh: "满意", en: "Satisfied" },
  3: { zh: "基本满意", en: "Rather satisfied" },
  2: { zh: "不满意", en: "Dissatisfied" },
  1: { zh: "非常不满意", en: "Very dissatisfied" },
};
/** Grades that must be answered. */
export const isBad = (grade: Grade): boolean => grade <= 2;

/** Why the time of a case stands still. */
export type Stop = Stopped & { readonly why: "supplement" | "special" };

/** The item as it was when somebody applied. */
export type FrozenItem = Omit<KeptItem, "importId">;

/** What a case begins with. `form` is the digest of the erasable form and of what is known of the applicant. */
export type CaseSeed = {
  readonly number: string;
  readonly mode: CaseMode;
  readonly item: FrozenItem;
  readonly serves: "person" | "enterprise";
  readonly applicant: CaseApplicant;
  readonly receiving: CasePlace;
  readonly deciding: CasePlace;
  readonly parentId: string | null;
  /** Cases of the same application that the bundle puts before it; absent where there are none. */
  readonly after?: readonly string[];
  readonly papers: readonly CasePaper[];
  readonly form: string;
  readonly pact: CasePact;
};

export type CaseState = CaseSeed & {
  readonly stage: CaseStage;
  readonly begunOn: Day;
  readonly atWindow: boolean;
  readonly handedOver: {
    readonly on: Day;
    readonly at: string;
    readonly proof: string;
    readonly sent: Sent;
  } | null;
  readonly accepted: { readonly on: Day; readonly at: string } | null;
  readonly clerk: { readonly accountId: string | null; readonly name: string } | null;
  readonly stops: readonly Stop[];
  readonly supplement: {
    readonly on: Day;
    readonly papers: readonly string[];
    readonly text: string;
    readonly answeredOn: Day | null;
  } | null;
  readonly special: SpecialProcedure | null;
  readonly decided: {
    readonly on: Day;
    readonly outcome: "approved" | "refused";
    readonly text: string;
    readonly by: string;
  } | null;
  readonly notAccepted: { readonly on: Day; readonly text: string } | null;
  readonly withdrawnOn: Day | null;
  readonly delivery: { readonly on: Day; readonly how: Delivery; readonly confirmedOn: Day | null } | null;
  readonly appraisal: {
    readonly on: Day;
    readonly grade: Grade;
    readonly text: string | null;
    readonly answer: { readonly on: Day; readonly text: string } | null;
  } | null;
};

/**
 * What people do with a case. `text` is the digest of words that stand in an erasable row beside the acts: acts are kept for
 * ever and hold nothing of persons. No act changes the place of decision.
 */
export type CaseAct =
  | { readonly type: "submit"; readonly seed: CaseSeed }
  | { readonly type: "receive-at-window"; readonly seed: CaseSeed; readonly identitySeen: boolean }
  | {
      readonly type: "hand-over";
      readonly papers: readonly CasePaper[];
      readonly sent: Sent;
      readonly identityChecked: boolean;
      readonly formallyComplete: boolean;
      readonly proof: string;
    }
  | { readonly type: "accept"; readonly proof: string }
  | { readonly type: "take" }
  | { readonly type: "supplement"; readonly papers: readonly string[]; readonly text: string }
  | { readonly type: "supplemented"; readonly papers: readonly CasePaper[]; readonly form: string }
  | { readonly type: "not-accept"; readonly text: string }
  | { readonly type: "begin-special"; readonly procedure: SpecialProcedure }
  | { readonly type: "end-special" }
  | { readonly type: "decide"; readonly outcome: "approved" | "refused"; readonly text: string }
  | { readonly type: "deliver"; readonly how: Delivery }
  | { readonly type: "confirm-delivery" }
  | { readonly type: "withdraw" }
  | { readonly type: "appraise"; readonly grade: Grade; readonly text: string | null }
  | { readonly type: "answer-appraisal"; readonly text: string };
export type CaseActType = CaseAct["type"];

/**
 * Whose the case is: the place of receipt's until the hand-over was signed for, from then on the deciding unit's.
 * At every moment exactly one.
 */
export const ownerOf = (state: Pick<CaseState, "accepted" | "receiving" | "deciding">): CasePlace =>
  state.accepted === null ? state.receiving : state.deciding;

/** Whether it was received in one city and is decided in another. */
export const isCrossCity = ({ receiving, deciding }: Pick<CaseState, "receiving" | "deciding">): boolean =>
  receiving.regionCode !== deciding.regionCode;
