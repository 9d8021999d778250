import type { Identity } from "./identity.ts";

/** The applicant of the demonstration: invented, with the number of a day that has not come; its account has this id. */
export const SAMPLE_APPLICANT = {
  accountId: "00000000-0000-4000-8000-000000000007",
  kind: "person",
  name: "【示例】申请人",
  number: "150204209901010019",
  phone: null,
} as const satisfies Omit<Identity, "verifiedOn" | "verifiedBy">;
