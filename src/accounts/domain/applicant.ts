import type { Day } from "../../kernel/calendar.ts";
import { refusal } from "../../kernel/error.ts";
import { type Identity, isEnterpriseNumber, isPersonNumber } from "../../kernel/identity.ts";

/** How often things may be tried that others could abuse. Common sizes; no source gives one. */
export const APPLICANT_POLICY = {
  registrationsPerAddress: 20,
  registrationWindowMinutes: 60,
  lookupsPerClerk: 30,
  lookupWindowMinutes: 10,
} as const;

/** Version of the text that one agrees to at registration; it stands in the pages' text. */
export const CONSENT_VERSION = "2026-11";

/** Names that would pass for those who work here. */
const RESERVED = /^(demo-|admin|root|system|jiziwan|office|管理员|政府|数据局|窗口|客服)/iu;
export const isReservedName = (name: string): boolean => RESERVED.test(name);

/** What one's own identity shows: the number masked. */
export type OwnIdentity = Omit<Identity, "accountId">;

/** A declared identity as a window clerk sees it, who typed its full number. */
export type LookedUp = {
  readonly accountId: string;
  /** The account's name in part: enough for the person to say which is theirs. */
  readonly account: string;
  readonly kind: Identity["kind"];
  readonly name: string;
  readonly phone: string | null;
  readonly declaredOn: Day;
  readonly verifiedOn: Day | null;
  readonly verifiedBy: string | null;
};

/** Whether a number has the form and check character of its kind: GB 11643, GB 32100. */
export const isNumberOf = (kind: Identity["kind"], number: string): boolean =>
  kind === "person" ? isPersonNumber(number) : isEnterpriseNumber(number);

/** A name in part, as `zh…n`. */
export const partOfName = (name: string): string => {
  const signs = [...name];
  return signs.length < 4 ? `${signs[0] ?? ""}…` : `${signs.slice(0, 2).join("")}…${signs.at(-1) ?? ""}`;
};

export const NAME_TAKEN = refusal(
  "duplicate",
  "这个账号名不能使用，请换一个，例如加几位数字。",
  "This account name cannot be used. Choose another, for instance with some digits.",
);
export const TOO_MANY_REGISTRATIONS = refusal(
  "too-many",
  "从您所在的网络注册得太多，请一小时后再试，或到政务服务窗口办理。",
  "Too many registrations from your network. Try again in an hour, or go to a service window.",
);
export const TOO_MANY_LOOKUPS = refusal(
  "too-many",
  "查询太频繁，请 10 分钟后再查。查询都有记录。",
  "Too many look-ups. Wait 10 minutes; each one is recorded.",
);
export const WRONG_NUMBER = refusal(
  "wrong-number",
  "号码不对：请照证件逐位核对 18 位号码，最后一位可能是大写字母 X。",
  "The number is wrong: check its 18 characters against the document; the last may be a capital X.",
);
export const VERIFIED_STAYS = refusal(
  "identity-verified",
  "身份已核验，姓名和号码不能再改。如确有变更，请先注销身份信息，再重新填写并核验。",
  "The identity was checked, so name and number stay. If they changed, erase it, declare it again and have it checked.",
);
export const NO_IDENTITY = refusal(
  "not-found",
  "没有账号填报过这个号码。请申请人先登录，在“我的身份”填写，再来核验。",
  "No account declared this number. The person signs in first and fills in My identity.",
);
export const NAME_DIFFERS = refusal(
  "name-differs",
  "没有核验：证件上的姓名与账号填报的不一致。请申请人在“我的身份”改正后再来。",
  "Not confirmed: the name on the document is not the declared one. The person corrects it under My identity first.",
);
export const NUMBER_VERIFIED_ELSEWHERE = refusal(
  "verified-elsewhere",
  "这个号码已在另一个账号核验过。请申请人用那个账号，或先注销那个账号的身份信息。",
  "The number was confirmed for another account. The person uses that one, or erases its identity first.",
);
export const SERVICE_NOT_CONNECTED = refusal(
  "not-connected",
  "自治区统一身份认证尚未接通（其接口文件未公开，未取得）。请带证件到四市任何一个政务服务窗口核验，一次即可。",
  "The region's identity service is not connected (its interface is not public and was not obtained). Take your document to a service window of any of the four cities, once.",
);
export const NOTHING_DECLARED = refusal(
  "nothing-declared",
  "还没有填写身份信息，请先填写并保存。",
  "Nothing was declared yet: fill it in and save it first.",
);
