import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import type { RecordShape } from "../../../../kernel/record.ts";

/** What the registry says of a licence; who holds it and its number stand beside the record, where they can be erased. */
export type LicenceState = {
  readonly type: string;
  readonly regionCode: string;
  readonly issuerUnitId: string;
  readonly issuerName: string;
  readonly validFrom: Day;
  /** Null: without end. */
  readonly validUntil: Day | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly status: "valid" | "suspended" | "revoked";
  readonly since: Day;
  /** Why it was suspended or revoked. */
  readonly reason: string | null;
};

export type LicenceAct =
  | ({ readonly type: "issue" } & Omit<LicenceState, "type" | "status" | "since" | "reason"> & {
        readonly licenceType: string;
      })
  | { readonly type: "suspend"; readonly reason: string }
  | { readonly type: "resume"; readonly reason: string }
  | { readonly type: "revoke"; readonly reason: string };

/** 有效, 尚未生效, 已过有效期, 暂扣, 已撤销或注销. */
export const LICENCE_STANDINGS = ["valid", "not-yet", "expired", "suspended", "revoked"] as const;
export type LicenceStanding = (typeof LICENCE_STANDINGS)[number];

export const STANDING_NAMES: Readonly<Record<LicenceStanding, Sentence>> = {
  valid: { zh: "有效", en: "Valid" },
  "not-yet": { zh: "尚未生效", en: "Not yet in force" },
  expired: { zh: "已过有效期", en: "Expired" },
  suspended: { zh: "暂停", en: "Suspended" },
  revoked: { zh: "已撤销", en: "Revoked" },
};

/** How a licence stands on a day; what was revoked or suspended is so whatever its dates say. */
export function standingOf(
  { status, validFrom, validUntil }: Pick<LicenceState, "status" | "validFrom" | "validUntil">,
  day: Day,
): LicenceStanding {
  if (status !== "valid") return status;
  if (day < validFrom) return "not-yet";
  return validUntil !== null && day > validUntil ? "expired" : "valid";
}

const NOT_YOURS = refusal(
  "forbidden",
  "只有颁发这一证照的单位可以登记或变更其状态。请联系颁发单位。",
  "Only the unit that issues a licence enters it or changes how it stands. Ask the issuer.",
);
const WRONG_DATES = refusal(
  "wrong-dates",
  "有效期的终止日早于起始日，请检查后再登记。",
  "The licence would end before it begins. Check the days.",
);
const REVOKED = refusal(
  "licence-revoked",
  "这一证照已撤销，不能再变更。如需恢复，请重新颁发。",
  "This licence was revoked and cannot be changed. Issue a new one.",
);
const NOT_SO = refusal(
  "licence-not-so",
  "这一证照现在的状态不能这样变更，请刷新后查看。",
  "The licence's present standing does not allow this. Reload and look again.",
);

function permit(state: LicenceState | null, act: LicenceAct, actor: ActingFor): Failure | null {
  const issuer = state?.issuerUnitId ?? (act.type === "issue" ? act.issuerUnitId : null);
  const works = actor.roles.includes("liaison") || actor.roles.includes("unit-head");
  if (!actor.system && !(works && issuer !== null && actor.unitIds.includes(issuer))) return NOT_YOURS;
  if (act.type === "issue") {
    if (state !== null) return NOT_SO;
    return act.validUntil !== null && act.validUntil < act.validFrom ? WRONG_DATES : null;
  }
  if (state === null) return NOT_SO;
  if (state.status === "revoked") return REVOKED;
  if (act.type === "suspend") return state.status === "valid" ? null : NOT_SO;
  return act.type === "resume" && state.status !== "suspended" ? NOT_SO : null;
}

const AFTER = { suspend: "suspended", resume: "valid", revoke: "revoked" } as const;

/** By what the registry is listed; the latest first where nothing is said. */
export const LICENCE_ORDERS = { type: "rises", number: "rises", issuer: "rises", until: "rises" } as const;

/** A licence of the registry 电子证照登记. Contents of GB/T 36901 to 36906 were not read: its fields are not verified by them. */
export const licenceShape: RecordShape<LicenceState, LicenceAct, ActingFor> = {
  kind: "licence",
  permit,
  fold: (state, { act, day }) => {
    if (act.type === "issue") {
      const { type: _, licenceType, ...rest } = act;
      return { ...rest, type: licenceType, status: "valid", since: day, reason: null };
    }
    if (state === null) throw new Error("a licence begins by being issued");
    return {
      ...state,
      status: AFTER[act.type],
      since: day,
      reason: act.type === "resume" ? null : act.reason,
    };
  },
  head: (state) => ({
    title: state.type,
    status: state.status,
    regionCode: state.regionCode,
    day: state.validFrom,
    until: state.validUntil,
    unitIds: [state.issuerUnitId],
    measureIds: [],
    words: [state.issuerName],
  }),
  sentence: (act) => {
    switch (act.type) {
      case "issue":
        return { zh: `颁发${act.licenceType}`, en: `Issued ${act.licenceType}` };
      case "suspend":
        return { zh: `暂停，原因：${act.reason}`, en: `Suspended: ${act.reason}` };
      case "resume":
        return { zh: `恢复，原因：${act.reason}`, en: `Resumed: ${act.reason}` };
      case "revoke":
        return { zh: `撤销，原因：${act.reason}`, en: `Revoked: ${act.reason}` };
    }
  },
};

/** A line of the registry, with the holder as staff may see it. */
export type LicenceLine = {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly number: string | null;
  /** Masked; null after erasure. */
  readonly holder: string | null;
  readonly issuer: string;
  readonly regionCode: string;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly standing: LicenceStanding;
  readonly since: Day;
  readonly reason: string | null;
  readonly sample: boolean;
  readonly mayChange: boolean;
};

/** One asking of how a licence stands, as its holder sees it. */
export type LicenceVisit = {
  readonly at: string;
  readonly unit: string;
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly consented: boolean;
};

export type OwnLicenceLine = Omit<LicenceLine, "mayChange" | "holder"> & {
  readonly checks: readonly LicenceVisit[];
};

/** What who asks about a licence is told. */
export type LicenceAnswer = Pick<
  LicenceLine,
  "type" | "number" | "holder" | "issuer" | "validFrom" | "validUntil" | "standing" | "since" | "sample"
>;
