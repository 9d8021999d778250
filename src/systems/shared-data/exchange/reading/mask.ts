import { maskName, maskNumber } from "../../../../kernel/identity.ts";
import type { Mask } from "../grant/grant.ts";

/** A keyed digest of a value in hex: the same for the same value under one grant, and nothing else can be read from it. */
export type KeyedDigest = (value: string) => string;

const YEAR = /^(\d{4})(?:[-/.年]|\d{4}$)/;

const middle = (value: string): string => {
  const signs = [...value].length;
  if (signs < 2) return "*".repeat(signs);
  return signs < 9 ? maskName(value) : maskNumber(value);
};

/**
 * A value as its grant gives it out. `year`: of a day only its year, `****` of what is no day. An empty value stays empty:
 * that nothing is known is no secret of a person.
 */
export function maskValue(value: string, mask: Mask, digest: KeyedDigest): string {
  if (value === "") return "";
  switch (mask) {
    case "none":
      return value;
    case "middle":
      return middle(value);
    case "year":
      return YEAR.exec(value)?.[1] ?? "****";
    case "digest":
      return digest(value);
  }
}
