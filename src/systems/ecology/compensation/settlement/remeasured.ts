import { refusal } from "../../../../kernel/error.ts";
import { at } from "../../../../kernel/fields.ts";
import { type ItemCode, itemOf } from "../../water/item.ts";
import { isRemark, judgeValue } from "../../water/cell.ts";
import { sectionKey } from "../../water/section-name.ts";
import type { Remeasured } from "./kind.ts";

const NO_SECTION = (sections: readonly string[]) =>
  refusal(
    "no-section",
    `协议里没有这个断面；有：${sections.join("、")}。`,
    `The agreement has no such section; there are: ${sections.join(", ")}.`,
  );
const OTHER_PERIOD = (period: string) =>
  refusal(
    "other-period",
    `这一期是 ${period}，采样日期要在期内：期外的复测值改变不了这一期。`,
    `This settles ${period}, and the sample must be of it: a figure of another time changes nothing here.`,
  );

/** A section as the agreement calls it, however it is written. */
export const sectionAmong = (written: string, sections: readonly string[]): string =>
  sections.find((section) => sectionKey(section) === sectionKey(written)) ?? written;

/** Why nothing of the agreement is what is objected to or measured again; null where it is. */
export const sectionRefused = (section: string, sections: readonly string[]) =>
  sections.includes(section) ? null : at("section", NO_SECTION(sections));

/** What a figure measured again stands for, as readings are read. */
export const remeasuredValue = ({ item, value }: Pick<Remeasured, "item" | "value">) =>
  judgeValue(itemOf(item as ItemCode), value, 0, "");

/** What a re-measurement must hold before anything is computed of it; null where it does. */
export function remeasureRefused(again: Remeasured, sections: readonly string[], period: string) {
  const judged = remeasuredValue(again);
  return (
    sectionRefused(again.section, sections) ??
    (!again.day.startsWith(period)
      ? at("day", OTHER_PERIOD(period))
      : isRemark(judged)
        ? at("value", { code: "no-figure", sentence: judged.sentence })
        : null)
  );
}
