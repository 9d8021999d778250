import { addDays, type Day } from "../../kernel/calendar.ts";
import { type Printed, SAMPLE_CHAPTERS } from "./sample-measures.ts";

/** A document for the demonstration. All places and bodies in it are invented, and each is named 示例. */
export type SampleDocument = { readonly name: string; readonly text: string };

const chinese = (day: Day): string => {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
};

const month = (day: Day): string => chinese(day).replace(/月.*$/, "月");

type Edition = { readonly issued: Day; readonly title: string; readonly revised: boolean };

/** The collective of the plan, and who it stands for. */
export const SAMPLE_COLLECTIVE = {
  name: "各示例区县人民政府",
  members: ["示例城区人民政府", "示例新区人民政府", "示例北县人民政府", "示例南旗人民政府"],
} as const;

/** How long before the day of the demonstration its office began to work with the system. */
export const ADOPTED_DAYS = 365;

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
const ordinal = (number: number): string =>
  number < 10
    ? (NUMERALS[number - 1] ?? "")
    : `${number < 20 ? "" : NUMERALS[Math.floor(number / 10) - 1]}十${NUMERALS[(number % 10) - 1] ?? ""}`;

function planText(asOf: Day, { issued, title, revised }: Edition): string {
  const printed: Printed = { revised, month: (days) => month(addDays(asOf, days)) };
  let number = 0;
  const chapters = SAMPLE_CHAPTERS.map(({ heading, measures }, at) => {
    const lines = measures.flatMap((measure) => {
      const { text, units, due } = measure(printed);
      if (text === null) return [];
      number++;
      const rule = number === 1 ? ",列第一位的为牵头单位,下同" : "";
      const named = units.map((unit) => (unit.startsWith("各") ? unit : `示例${unit}`)).join("、");
      return [`(${ordinal(number)})${text}(责任单位:${named}${rule};完成时限:${due})`];
    });
    return [`${ordinal(at + 1)}、${heading}`, ...lines].join("\n");
  });
  return `示例市人民政府关于印发${title}的通知
示例政发〔${issued.slice(0, 4)}〕${revised ? "18" : "7"}号
各示例区、县人民政府,市直有关部门:
现将《${title}》印发给你们,请认真贯彻落实。
示例市人民政府
${chinese(issued)}
${title}
为推动示例市与邻近三座示例城市一体化发展,制定本方案。
${chapters.join("\n")}
`;
}

/**
 * The plan that the demonstration works with (`revision`), the edition before it, and a draft that waits for review;
 * dates lie around the day `asOf`.
 */
export function samplePlans(asOf: Day): {
  readonly plan: SampleDocument;
  readonly revision: SampleDocument;
  readonly draft: SampleDocument;
} {
  const name = "示例市推动四城一体化发展工作方案";
  const edition = (file: string, title: string, days: number, revised: boolean): SampleDocument => ({
    name: `${file}.txt`,
    text: planText(asOf, { issued: addDays(asOf, days), title, revised }),
  });
  const draft = edition("示例-待核对", "示例区推动四城一体化发展任务分工", -20, true);
  return {
    plan: edition("示例-工作方案", name, -ADOPTED_DAYS - 430, false),
    revision: edition("示例-修订方案", `${name}（修订）`, -ADOPTED_DAYS - 60, true),
    // Without the rule that says who leads, the review has something to ask.
    draft: { ...draft, text: draft.text.replace(",列第一位的为牵头单位,下同", "") },
  };
}
