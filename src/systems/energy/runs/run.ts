import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";

export const RUN_STATES = {
  running: say("正在算", "running"),
  done: say("已算完", "done"),
  failed: say("没有算成", "failed"),
  cancelled: say("已取消", "cancelled"),
};
export type RunState = keyof typeof RUN_STATES;

/** A computation as its page shows it: what every kind of them has. */
export type Ran<R> = {
  readonly id: string;
  readonly state: RunState;
  readonly askedOn: Day;
  /** How many programs were solved so far. */
  readonly solved: number;
  readonly result: R | null;
  readonly failure: Sentence | null;
  readonly sample: boolean;
};

const POLL_MS = 1_000;

/** How often a list of computations is asked for again. */
export const pollWhile = (runs: readonly Pick<Ran<unknown>, "state">[] | undefined): number | false =>
  runs?.some(({ state }) => state === "running") === true ? POLL_MS : false;
