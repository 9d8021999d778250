import { addDays, type Day, daysBetween } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Forecast } from "./entry-row.ts";
import type { EntryState } from "./entry.ts";
import { specOf } from "./specs.ts";
import { nextStage, ownSlip } from "./stages.ts";

/** How late others of the same kind reached a stage: the median in days, of how many it is known. */
export type UsualSlip = { readonly days: number; readonly known: number };

/** Below this many nothing is said from others. */
export const FEWEST_KNOWN = 5;

/** The middle of some numbers, the lower of two; undefined where there are none. */
export const medianOf = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1];

const said = (zh: string, en: string): Sentence => ({ zh, en });

const late = (days: number): Sentence =>
  days === 0
    ? said("按期", "on its day")
    : days > 0
      ? said(`晚 ${days} 天`, `${days} days late`)
      : said(`早 ${-days} 天`, `${-days} days early`);

type Ground = { readonly days: number; readonly because: Sentence };

function groundOf(state: EntryState, stage: string, usual: UsualSlip | undefined): Ground | null {
  const spec = specOf(state.register);
  const nameOf = (key: string): Sentence =>
    spec.stages.find((each) => each.key === key)?.name ?? said(key, key);
  const own = ownSlip(state);
  if (own !== null) {
    const [name, by] = [nameOf(own.stage), late(own.days)];
    // A delay is carried on; that one stage came early promises nothing of the next.
    const [zh, en] =
      own.days > 0 ? ["照此顺延", "carried on"] : ["以后阶段仍按计划", "the next one stays as planned"];
    return {
      days: Math.max(0, own.days),
      because: said(
        `本行最近一个有计划可比的阶段“${name.zh}”比计划${by.zh}，${zh}`,
        `its latest stage that can be compared, “${name.en}”, was ${by.en}; ${en}`,
      ),
    };
  }
  if (usual === undefined || usual.known < FEWEST_KNOWN) return null;
  const kind = spec.variants.find(({ key }) => key === state.variant)?.name ?? said("同类", "its kind");
  const [name, by] = [nameOf(stage), late(usual.days)];
  return {
    days: Math.max(0, usual.days),
    because: said(
      `本行尚无可比阶段；同为“${kind.zh}”的 ${usual.known} 行，“${name.zh}”比计划${by.zh}（中位数）`,
      `it has no stage to compare yet; ${usual.known} others of “${kind.en}” reached “${name.en}” ${by.en} (median)`,
    ),
  };
}

/**
 * When the next planned stage may be reached: the row's own latest delay carried on, or the median delay of that
 * stage among others of its kind where at least five are known; what came early makes nothing earlier, and no day is past. Null where no stage is planned.
 */
export function forecastOf(
  state: EntryState,
  usual: (stage: string) => UsualSlip | undefined,
  asOf: Day,
): Forecast | null {
  const next = state.closed === null ? nextStage(state) : null;
  if (next === null) return null;
  const { stage, planned } = next;
  const ground = groundOf(state, stage, usual(stage));
  const carried = ground === null ? planned : addDays(planned, ground.days);
  if (carried >= asOf)
    return ground === null
      ? {
          stage,
          planned,
          expected: null,
          slipDays: null,
          because: said(
            `本行没有可比的阶段，同类可比的不足 ${FEWEST_KNOWN} 行，不作推测`,
            `nothing of its own to compare, and fewer than ${FEWEST_KNOWN} others of its kind: no forecast`,
          ),
        }
      : { stage, planned, expected: carried, slipDays: ground.days, because: ground.because };
  const past = said("推算日期已过而尚未完成，不会早于今天", "the day so found is past, so not before today");
  return {
    stage,
    planned,
    expected: asOf,
    slipDays: daysBetween(planned, asOf),
    because:
      ground === null
        ? said("计划日期已过而尚未完成，不会早于今天", "the planned day is past, so not before today")
        : said(`${ground.because.zh}；${past.zh}`, `${ground.because.en}; ${past.en}`),
  };
}

/** Whether a row's own days say that it is late: its next stage is past its day, or the last one that can be compared was late. */
export function isSlipping(state: EntryState, asOf: Day): boolean {
  const next = state.closed === null ? nextStage(state) : null;
  return next !== null && (next.planned < asOf || (ownSlip(state)?.days ?? 0) > 0);
}
