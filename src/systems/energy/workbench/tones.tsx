import type { Tone } from "../../../web/kit/parts.tsx";
import type { RunState } from "./run.ts";

export const RUN_TONES: Readonly<Record<RunState, Tone>> = {
  running: "ochre",
  done: "grass",
  failed: "vermilion",
  cancelled: "quiet",
};
