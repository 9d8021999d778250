import type { Tone } from "../../../web/kit/parts.tsx";
import type { Verdict } from "../verdict/judge.ts";

/** In which colour a verdict stands; its word says it too. */
export const VERDICT_TONES: Readonly<Record<Verdict["verdict"], Tone>> = {
  pass: "grass",
  fail: "vermilion",
  undecided: "ochre",
};
