import type { Day } from "../../../../kernel/calendar.ts";
import type { Conditions, SharingAttribute } from "../../catalogue/resource/content.ts";
import type { Mask, Mode, RowCondition } from "../../exchange/grant/grant.ts";

/** 起草, 已提出待签收, 审核中, 待补充, 不同意, 已同意待提供, 已提供待确认, 使用中, 已暂停, 已终止待处置, 已办结, 已撤回. */
export const REQUEST_STATUSES = [
  "draft",
  "filed",
  "received",
  "supplementing",
  "refused",
  "granted",
  "delivered",
  "in-use",
  "suspended",
  "ended",
  "closed",
  "withdrawn",
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Why a request may be refused; incomplete material never is a reason (article 21). */
export const REFUSAL_REASONS = [
  "out-of-scope",
  "conditions-not-met",
  "basis-not-met",
  "law-forbids",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What a right to shared data is suspended for: article 27. */
export const ABUSES = ["scope-exceeded", "purpose-exceeded", "passed-on"] as const;
export type Abuse = (typeof ABUSES)[number];

/** 共享目的已实现, 无法实现, 不再必要: article 27. */
export const DISPOSAL_REASONS = ["met", "impossible", "unneeded"] as const;
export type DisposalReason = (typeof DISPOSAL_REASONS)[number];

/** A unit of the request, with its name and city as they were on the day it was drafted. */
export type Party = { readonly id: string; readonly name: string; readonly regionCode: string };

/** The resource as it was published when the request was drafted. */
export type AskedResource = {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly attribute: Exclude<SharingAttribute, "none">;
  readonly items: readonly string[];
  readonly modes: readonly Mode[];
  readonly conditions: Conditions;
  readonly personLevel: boolean;
  readonly subjectItem: string | null;
};

/** What article 20 wants stated: 使用依据, 使用场景, 使用范围, 共享方式, 使用时限; with the items, rows and quotas asked. */
export type Asked = {
  readonly basis: { readonly title: string; readonly article: string };
  readonly scenario: string;
  readonly scope: string;
  readonly purposes: readonly string[];
  readonly mode: Mode;
  readonly until: Day;
  readonly items: readonly string[];
  readonly rows: readonly RowCondition[];
  readonly callsPerDay: number;
  readonly rowsPerCall: number;
};

export type Granted = {
  readonly decision: "granted";
  readonly items: readonly { readonly name: string; readonly mask: Mask }[];
  readonly rows: readonly RowCondition[];
  readonly purposes: readonly string[];
  readonly mode: Mode;
  readonly until: Day;
  readonly callsPerDay: number;
  readonly rowsPerCall: number;
  /** How the data is to be disposed of, and within how many working days after the right ends: the provider's demand. */
  readonly disposal: string;
  readonly disposeWithinDays: number;
};

export type Refused = {
  readonly decision: "refused";
  readonly reason: RefusalReason;
  readonly text: string;
};
export type Answer = Granted | Refused;

/** Something done on a day by somebody. */
export type Done = { readonly on: Day; readonly by: string };

export type Supplement = Done & {
  readonly missing: readonly string[];
  readonly supplemented: (Done & { readonly words: string }) | null;
};

export type Extension = {
  readonly askedOn: Day;
  readonly days: number;
  readonly reason: string;
  readonly decision:
    | (Done & { readonly consented: boolean; readonly number: string; readonly reason: string })
    | null;
  /** When the requester was told. */
  readonly toldOn: Day | null;
};

export type Renewal = {
  readonly askedOn: Day;
  readonly until: Day;
  readonly reason: string;
  readonly answered: (Done & { readonly granted: boolean }) | null;
};

export type Suspension = Done & {
  readonly side: "provider" | "data-officer";
  readonly abuse: Abuse;
  readonly reason: string;
  readonly rectifyBy: Day;
  /** 备案 of what the provider did. */
  readonly filed: (Done & { readonly number: string }) | null;
  readonly resumed: (Done & { readonly reason: string }) | null;
};

/** A stop on the provider's side: negotiated and filed before it is carried out (article 27). */
export type Stop = Done & {
  readonly reason: string;
  /** Day from which it would be stopped. */
  readonly from: Day;
  readonly answered: (Done & { readonly agreed: boolean; readonly words: string }) | null;
  readonly filed: (Done & { readonly number: string }) | null;
};

export type RequestState = {
  readonly status: RequestStatus;
  readonly resource: AskedResource;
  readonly requester: Party;
  readonly provider: Party;
  readonly asked: Asked;
  readonly drafted: Done;
  readonly draftReturned: (Done & { readonly reason: string }) | null;
  readonly filed: Done | null;
  readonly received: Done | null;
  readonly supplement: Supplement | null;
  readonly extension: Extension | null;
  /** An answer that waits for the head's signature. */
  readonly prepared: (Done & { readonly answer: Answer }) | null;
  readonly answerReturned: (Done & { readonly reason: string }) | null;
  /** The first answer. */
  readonly answered: (Done & { readonly answer: Answer }) | null;
  /** What is granted now, as renewed. */
  readonly granted: Granted | null;
  readonly delivery: (Done & { readonly note: string; readonly confirmed: Done | null }) | null;
  readonly rejections: readonly (Done & { readonly reason: string })[];
  /** First day on which data was delivered; stays where a delivery is rejected. */
  readonly openedOn: Day | null;
  readonly renewals: readonly Renewal[];
  readonly suspensions: readonly Suspension[];
  readonly stop: Stop | null;
  readonly ended: (Done & { readonly how: "terminated" | "stopped"; readonly reason: string }) | null;
  readonly disposal:
    | (Done & { readonly reason: DisposalReason; readonly how: string; readonly copies: string })
    | null;
  readonly withdrawn: (Done & { readonly reason: string }) | null;
};

export type RequestAct =
  | {
      readonly type: "draft";
      readonly resource: AskedResource;
      readonly requester: Party;
      readonly provider: Party;
      readonly asked: Asked;
    }
  | { readonly type: "edit"; readonly asked: Asked }
  | { readonly type: "sign" }
  | { readonly type: "return-draft"; readonly reason: string }
  | { readonly type: "withdraw"; readonly reason: string }
  | { readonly type: "receive" }
  | { readonly type: "give-notice"; readonly missing: readonly string[] }
  | { readonly type: "supplement"; readonly words: string }
  | { readonly type: "ask-extension"; readonly days: number; readonly reason: string }
  | {
      readonly type: "decide-extension";
      readonly consented: boolean;
      readonly number: string;
      readonly reason: string;
    }
  | { readonly type: "tell-extension" }
  | { readonly type: "prepare-answer"; readonly answer: Answer }
  | { readonly type: "return-answer"; readonly reason: string }
  | { readonly type: "sign-answer" }
  | { readonly type: "deliver"; readonly note: string }
  | { readonly type: "confirm-delivery" }
  | { readonly type: "reject-delivery"; readonly reason: string }
  | { readonly type: "ask-renewal"; readonly until: Day; readonly reason: string }
  | {
      readonly type: "suspend";
      readonly abuse: Abuse;
      readonly reason: string;
      readonly rectifyBy: Day;
      readonly side: "provider" | "data-officer";
    }
  | { readonly type: "file-suspension"; readonly number: string }
  | { readonly type: "resume"; readonly reason: string }
  | { readonly type: "terminate"; readonly reason: string }
  | { readonly type: "propose-stop"; readonly reason: string; readonly from: Day }
  | { readonly type: "answer-stop"; readonly agreed: boolean; readonly words: string }
  | { readonly type: "file-stop"; readonly number: string }
  | { readonly type: "carry-out-stop" }
  | {
      readonly type: "dispose";
      readonly reason: DisposalReason;
      readonly how: string;
      readonly copies: string;
    };
export type RequestActType = RequestAct["type"];

/** A renewal that waits for its answer. */
export const openRenewal = ({ renewals }: Pick<RequestState, "renewals">): Renewal | undefined =>
  renewals.find(({ answered }) => answered === null);

/** The suspension that holds now. */
export const openSuspension = ({ suspensions }: Pick<RequestState, "suspensions">): Suspension | undefined =>
  suspensions.find(({ resumed }) => resumed === null);

/** Nothing more is done with it. */
export const isOver = ({ status }: Pick<RequestState, "status">): boolean =>
  status === "refused" || status === "closed" || status === "withdrawn";
