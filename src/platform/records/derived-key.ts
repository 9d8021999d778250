import { createHash } from "node:crypto";

/** The same UUID for the same words: the key of an act that may be asked for again without anyone remembering it. */
export function derivedKey(...words: readonly string[]): string {
  const hex = createHash("sha256").update(words.join("\n")).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a key was made by {@link derivedKey}; those of callers are of version 4 (`callersKey` of contracts). */
export const isDerivedKey = (key: string): boolean => key.charAt(14) === "8";
