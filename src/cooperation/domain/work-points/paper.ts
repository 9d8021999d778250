import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { chineseNumber } from "../../../kernel/paper-text.ts";
import type { TaskOrder } from "../../../kernel/work.ts";
import { STANDING_NAMES } from "./sentences.ts";
import { byChapter, promisedPoints, type SetState, STANDINGS, type WorkPoint } from "./set.ts";
import type { Stock } from "./stock-taking.ts";

/** 完成时限 as a paper prints it. */
export function deadlineWords({ kind, raw, latest, thenContinuous }: TaskOrder["deadline"]): string {
  if (kind === "none") return raw ?? "";
  if (kind === "continuous") return raw ?? "持续推进";
  if (kind === "longterm") return raw ?? "长期坚持";
  return raw ?? `${latest === null ? "" : dayInChinese(latest)}${thenContinuous ? "并持续推进" : ""}`;
}

/** 责任单位 as a paper prints them. */
export function unitWords(units: TaskOrder["units"], unitName: (id: string) => string): string {
  const of = (role: string) =>
    units.filter((unit) => unit.role === role).map(({ unitId }) => unitName(unitId));
  const parts = [
    ["牵头单位", of("lead")],
    ["配合单位", of("support")],
    ["指导单位", of("guide")],
  ] as const;
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `${label}：${names.join("、")}`)
    .join("；");
}

const ANNOTATED = /[（(][^（）()]*(?:责任单位|牵头单位|完成时限)[^（）()]*[）)][。]?$/u;

/** A point as a line of the paper; one whose text carries its annotation already is not annotated twice. */
function pointLine(point: WorkPoint, unitName: (id: string) => string): string {
  const bare = point.text.replaceAll("\n", "");
  const goal = point.goal === "" ? "" : `目标：${point.goal}`;
  const deadline = deadlineWords(point.deadline);
  const notes = ANNOTATED.test(bare)
    ? [goal]
    : [goal, unitWords(point.units, unitName), deadline === "" ? "" : `完成时限：${deadline}`];
  const note = notes.filter((each) => each !== "").join("；");
  return note === "" ? bare : `${bare}（${note}）`;
}

/** The body of the yearly work points as plain text, in the ordinals of official papers. */
export function workPointsBody(state: SetState, unitName: (id: string) => string): string {
  const chapters = byChapter(promisedPoints(state));
  const plain = chapters.length === 1 && chapters[0]?.chapter === "";
  let number = 0;
  return chapters
    .flatMap(({ chapter, points }, index) => [
      ...(plain ? [] : [`${chineseNumber(index + 1)}、${chapter === "" ? "其他" : chapter}`]),
      ...points.map((point) => `${(number += 1)}．${pointLine(point, unitName)}`),
    ])
    .join("\n");
}

const HEAD = ["序号", "工作要点", "责任单位", "进展判断", "依据"] as const;

/** 半年盘点: title, body with counts in one sentence, and a table of all points; units are named, not ranked. */
export function stockPaper(
  state: SetState,
  stock: Stock,
  day: Day,
  unitName: (id: string) => string,
): {
  readonly title: string;
  readonly body: string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
} {
  const { counts, rows } = stock;
  const told = STANDINGS.map((standing) => `${STANDING_NAMES[standing].zh}${counts[standing]}条`).join("，");
  const late = (["late", "watch"] as const).flatMap((each) =>
    rows.filter(({ standing }) => standing === each),
  );
  const lines = late.map(
    ({ point, standing, reason }, index) =>
      `${index + 1}．${point.text.replaceAll("\n", "")}（${STANDING_NAMES[standing].zh}：${reason?.zh ?? ""}）`,
  );
  return {
    title: `${state.group}${state.year}年工作要点${day.slice(5, 7) <= "08" ? "半年" : ""}盘点`,
    body: [
      "一、总体情况",
      `截至${dayInChinese(day)}，${state.year}年工作要点共${rows.length}条，其中${told}。以上由各条所转任务的状态汇总，未转任务的列为“${STANDING_NAMES.undispatched.zh}”。`,
      ...(lines.length === 0 ? [] : ["二、滞后和需关注的工作要点", ...lines]),
      `${lines.length === 0 ? "二" : "三"}、逐条情况`,
      "【表：逐条情况】",
    ].join("\n"),
    table: {
      head: HEAD,
      rows: rows.map(({ point, standing, reason }, index) => [
        String(index + 1),
        point.text,
        unitWords(point.units, unitName),
        STANDING_NAMES[standing].zh,
        reason?.zh ?? "",
      ]),
    },
  };
}
