import type { Day } from "./calendar.ts";

/**
 * Whom an applicant's account stands for, by an identity document that somebody checked. `number` is the citizen identity
 * number (GB 11643, 18 characters) of a person, the unified social credit code (GB 32100, 18 characters) of an enterprise.
 */
export type Identity = {
  readonly accountId: string;
  readonly kind: "person" | "enterprise";
  readonly name: string;
  readonly number: string;
  readonly phone: string | null;
  /** The day on which it was checked and by whom; null while it only was declared. */
  readonly verifiedOn: Day | null;
  readonly verifiedBy: string | null;
};

const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PERSON_CHECKS = "10X98765432";

/** Whether a citizen identity number has its form and check character (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isPersonNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const sum = PERSON_WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return PERSON_CHECKS[sum % 11] === text[17];
}

const ENTERPRISE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ENTERPRISE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a unified social credit code has its form and check character (GB 32100-2015). */
export function isEnterpriseNumber(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  const sum = ENTERPRISE_WEIGHTS.reduce(
    (total, weight, at) => total + weight * ENTERPRISE_ALPHABET.indexOf(text[at] ?? ""),
    0,
  );
  return ENTERPRISE_ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}

/** A number as it may be shown: its first and last characters, `1502************1X`. */
export const maskNumber = (number: string): string =>
  number.length < 9
    ? "*".repeat(number.length)
    : `${number.slice(0, 4)}${"*".repeat(number.length - 6)}${number.slice(-2)}`;

/** A name as it may be shown to others, `王**`. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = [...name];
  return first + "*".repeat(rest.length);
};
