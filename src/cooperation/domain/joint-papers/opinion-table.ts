import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { type Answer, opinionsGiven, partyStandings, type Solicitation } from "../opinions.ts";

/** Heads of the 意见采纳情况表, as it is filed with a paper. */
export const OPINION_TABLE_HEAD = ["序号", "单位", "条款", "意见", "采纳情况", "理由"] as const;

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  adopted: "采纳",
  partly: "部分采纳",
  refused: "不予采纳",
};

export type OpinionTableRow = {
  readonly number: number;
  readonly unit: string;
  readonly place: string;
  readonly text: string;
  readonly answer: string;
  readonly reason: string;
};

const bareRow = (unit: string, text: string, reason: string) => ({
  unit,
  place: "—",
  text,
  answer: "—",
  reason,
});

/** A round as its table: every opinion in the order of the parties, then who has none, then who did not answer (未反馈). */
export function opinionTable(
  round: Solicitation,
  day: Day,
): { readonly rows: readonly OpinionTableRow[]; readonly summary: string } {
  const standings = partyStandings(round, day);
  const given = opinionsGiven(round);
  const unitsThat = (fits: (kind: string) => boolean) =>
    round.asked.filter((_, party) => fits(standings[party]?.kind ?? ""));
  const none = unitsThat((kind) => kind === "none");
  const silent = unitsThat((kind) => ["waiting", "late", "silent"].includes(kind));
  const opinions = round.asked.flatMap(({ name }, party) =>
    given
      .filter((opinion) => opinion.party === party)
      .map(({ place, text, answer, reason }) => ({
        unit: name,
        place: place === "" ? "全文" : place,
        text,
        answer: answer === null ? "待处理" : ANSWER_WORDS[answer],
        reason,
      })),
  );
  const rows = [
    ...opinions,
    ...none.map(({ name }) => bareRow(name, "无意见", "")),
    ...silent.map(({ name, due }) => bareRow(name, "未反馈", `截止日期 ${dayInChinese(due)}`)),
  ];
  const answered = (answer: Answer | null): number => given.filter((each) => each.answer === answer).length;
  const parties = new Set(given.map(({ party }) => party)).size;
  const summary =
    `${dayInChinese(round.openedOn)}就“${round.about}”向${round.asked.length}家单位征求意见。截至${dayInChinese(day)}，` +
    `${parties}家反馈意见${given.length}条，${none.length}家答复无意见，${silent.length}家未反馈（未反馈不视为同意）。` +
    `所提意见采纳${answered("adopted")}条，部分采纳${answered("partly")}条，不予采纳${answered("refused")}条，` +
    `待处理${answered(null)}条。`;
  return { rows: rows.map((row, index) => ({ number: index + 1, ...row })), summary };
}
