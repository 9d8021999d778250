import type { Role } from "../../../kernel/access.ts";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { say } from "../../../kernel/fields.ts";
import type { Conditions, SharingAttribute } from "../catalogue/resource/content.ts";
import type { Mode } from "../exchange/grant/grant.ts";
import type { Abuse, Answer, Asked, DisposalReason, Granted } from "./fields.ts";

export const STATUSES = {
  draft: say("起草", "Draft"),
  filed: say("待签收", "To be received"),
  received: say("审核中", "Under review"),
  supplementing: say("待补充材料", "To be supplemented"),
  refused: say("不同意共享", "Refused"),
  granted: say("已同意，待提供", "Granted, to be delivered"),
  delivered: say("已提供，待确认", "Delivered, to be confirmed"),
  "in-use": say("使用中", "In use"),
  suspended: say("已暂停", "Suspended"),
  ended: say("已终止，待处置", "Ended, to be disposed of"),
  closed: say("已处置办结", "Disposed of, closed"),
  withdrawn: say("已撤回", "Withdrawn"),
};
export type RequestStatus = keyof typeof STATUSES;

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

/** What a request begins with. */
export type RequestSeed = {
  readonly resource: AskedResource;
  readonly requester: Party;
  readonly provider: Party;
  readonly asked: Asked;
};

export type RequestState = RequestSeed & {
  readonly status: RequestStatus;
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

/** A renewal that waits for its answer. */
export const openRenewal = ({ renewals }: Pick<RequestState, "renewals">): Renewal | undefined =>
  renewals.find(({ answered }) => answered === null);

/** The suspension that holds now. */
export const openSuspension = ({ suspensions }: Pick<RequestState, "suspensions">): Suspension | undefined =>
  suspensions.find(({ resumed }) => resumed === null);

/** Nothing more is done with it. */
export const isOver = ({ status }: Pick<RequestState, "status">): boolean =>
  status === "refused" || status === "closed" || status === "withdrawn";

/** Whose turn it is. */
export type StepSide =
  | "requester-liaison"
  | "requester-head"
  | "provider-liaison"
  | "provider-head"
  | "data-officer";

/** Whether the actor acts for a unit in a role. */
export const actsFor = (
  { unitIds, roles }: Pick<ActingFor, "unitIds" | "roles">,
  { id }: Pick<Party, "id">,
  role: Role,
): boolean => unitIds.includes(id) && roles.includes(role);

/** Whether the actor is the data authority of a party's own level. */
export const isOfficerOf = (
  { regionCode, roles }: Pick<ActingFor, "regionCode" | "roles">,
  party: Pick<Party, "regionCode">,
): boolean => roles.includes("data-officer") && regionCode === party.regionCode;
