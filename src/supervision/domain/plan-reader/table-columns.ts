import { fold } from "./characters.ts";
import { partOfLabel, type Part } from "./labels.ts";

/** What the columns of a task table hold; `task` is the rightmost of several, `groups` are left of it. */
export type Columns = {
  readonly ordinal: number | null;
  readonly groups: readonly number[];
  readonly task: number;
  readonly units: readonly { readonly column: number; readonly part: Part }[];
  readonly deadline: number | null;
};

type Meaning = "ordinal" | "group" | "task" | Part;

const ORDINAL = /^(?:序号|编号|项目序号|任务序号|任务编号|№|NO\.?|#)$/i;
const GROUP =
  /^(?:章|章节|部分)$|^(?:任务|工作|项目|改革|重点|服务|整治|建设|发展)?(?:类别|分类|领域|板块|专题|方面|模块|大类|类型)$|^(?:一级|上级)任务$|^(?:重点|工作|任务)(?:方向|体系)$/;
const TASK =
  /^(?:(?:主要|重点|工作|具体|目标|年度|改革|建设|细化|分解|二级|三级|推进|落实|政策|督查|督办|实施|任务|重大|各项|阶段|量化|分项|实事|民生|整治|整改|提升|攻坚|行动|专项|创建|服务|公开|考核|安排|主要工作|工作任务及?)*(?:任务|工作|举措|措施|事项|内容|要点|目标|指标|项目|要求)(?:名称|分解|清单|及?内容|及?要求|事项|举措|措施|任务)*)$/;

function meaningOf(printed: string): Meaning | null {
  const name = fold(printed)
    .replace(/\s/g, "")
    .replace(/\([^()]*\)$/, "")
    .replace(/:$/, "");
  if (name === "" || name.length > 16) return null;
  if (ORDINAL.test(name)) return "ordinal";
  if (GROUP.test(name)) return "group";
  const part = partOfLabel(name);
  if (part !== null) return part;
  if (/时限|完成时间|完成日期|时间节点|截止/.test(name)) return "deadline";
  if (/(?:领导|责任人|联系人|负责人)$/.test(name)) return "ignored";
  if (/牵头|主办/.test(name)) return "lead";
  if (/配合|协办|参与/.test(name)) return "support";
  if (/责任(?:单位|部门|主体|科室|股室|处室|机构|站所)/.test(name)) return "responsible";
  return TASK.test(name) ? "task" : null;
}

/** Whether a printed word is a usual name of a column. */
export const isColumnName = (printed: string): boolean => meaningOf(printed) !== null;

const isUnits = (one: Meaning | null): one is Part =>
  one === "lead" || one === "support" || one === "guide" || one === "responsible";

/** Whether a row only names columns: the head itself, or its repetition on a later page. */
export function isHeaderRow(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== "");
  const known = named.filter((cell) => meaningOf(cell) !== null);
  return new Set(known).size >= 2 && known.length * 2 >= named.length;
}

/** The columns that one or more head rows name, the lower row deciding; null without a task and its units. */
export function readColumns(rows: readonly (readonly string[])[]): Columns | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const meanings: (Meaning | null)[] = Array.from({ length: width }, (_, column) => {
    for (const row of rows.toReversed()) {
      const meaning = meaningOf(row[column] ?? "");
      if (meaning !== null) return meaning;
    }
    return null;
  });
  const tasks = meanings.flatMap((one, column) => (one === "task" ? [column] : []));
  const units = meanings.flatMap((one, column) => (isUnits(one) ? [{ column, part: one }] : []));
  const task = tasks.at(-1) ?? unnamedTask(rows.at(-1) ?? [], meanings);
  if (task === null || units.length === 0) return null;
  const at = (wanted: Meaning): number | null => {
    const column = meanings.indexOf(wanted);
    return column === -1 ? null : column;
  };
  const groups = meanings.flatMap((one, column) =>
    column < task && (one === "group" || one === "task") ? [column] : [],
  );
  return { ordinal: at("ordinal"), groups, task, units, deadline: at("deadline") };
}

const NO_TASK = /姓名|职务|电话|备注|地址|日期|时间|数量|金额|单位$|部门$/;

/** Where units answer for something under a name of its own (`整治行业 | 时间安排 | 责任单位`), the first such column. */
function unnamedTask(row: readonly string[], meanings: readonly (Meaning | null)[]): number | null {
  if (
    !row.some((name, column) => isUnits(meanings[column] ?? null) && /责任|牵头|主办|承办/.test(fold(name)))
  )
    return null;
  const at = row.findIndex((name, column) => {
    const printed = fold(name).replace(/\s/g, "");
    return meanings[column] === null && /^[一-龥()、]{2,12}$/.test(printed) && !NO_TASK.test(printed);
  });
  return at === -1 ? null : at;
}

const OF_A_PROJECT =
  /^(?:总?投资|计划投资|年度投资|建设(?:规模|地点|性质|年限|周期|内容|单位|阶段)|项目(?:业主|法人|单位|地点|类型|阶段|进展)|业主单位|规模|开工|竣工)/;

/** Whether a head names projects with their money, scale or place: a list of projects, not of tasks. */
export function listsProjects(cells: readonly string[]): boolean {
  const names = cells.map((cell) => fold(cell).replace(/\s/g, ""));
  return (
    isHeaderRow(cells) &&
    names.some((name) => /^(?:重点|重大|建设|工程)?项目(?:名称)?$|^工程名称$/.test(name)) &&
    names.some((name) => OF_A_PROJECT.test(name))
  );
}
