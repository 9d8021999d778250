import type { ActingFor } from "../../../kernel/actor.ts";
import { type Failure, refusal } from "../../../kernel/error.ts";
import { type City, CITIES } from "../../../kernel/region.ts";
import type { PartedCode } from "./parted-codes.ts";

export const NO_ITEMS_READ = refusal(
  "no-items",
  "没有读出任何事项。请先在“列对应”中指定事项名称所在的列和表头所在的行。",
  "No item was read. Say which column holds the names, and in which row the headings end.",
);

const cityName = (code: string): City["name"] =>
  CITIES.find((city) => city.code === code)?.name ?? { zh: code, en: code };

/** Only the data authority of a city brings that city's items in. */
const notYourCity = (code: string): Failure => {
  const { zh, en } = cityName(code);
  return refusal(
    "forbidden",
    `只有${zh}市政务数据管理部门或领导小组办公室可以导入${zh}的事项。`,
    `Only the data authority of ${en} or the office may import items of ${en}.`,
  );
};

/**
 * Why somebody may not import items of a city, null where it is allowed: the office for any city, the data authority for
 * that of its unit; one of the whole region for every city of it.
 */
export function permitImport(
  city: string,
  { roles, system, regionCode }: Pick<ActingFor, "roles" | "system" | "regionCode">,
): Failure | null {
  if (system || roles.includes("office")) return null;
  const own = roles.includes("data-officer") && (regionCode === city || regionCode === "150000");
  return own ? null : notYourCity(city);
}

/** The export's codes were sorted apart from its names: nothing of it is joined with what is in force. */
export function codesParted(parted: readonly PartedCode[]): Failure {
  const few = parted.slice(0, 5).map(({ row, name, held, by }) => ({
    zh: `第 ${row} 行“${name}”的编码在${by === "city" ? "现行清单" : "其他市的清单"}中是“${held}”`,
    en: `row ${row} “${name}” has the code ${by === "city" ? "in force" : "of the other cities"} for “${held}”`,
  }));
  return refusal(
    "codes-parted",
    `没有登记：有 ${parted.length} 行的编码与名称像是排序时错开了：${few.map(({ zh }) => zh).join("；")}。请恢复原来的顺序或重新导出后再上传；确是这样对应的，在“补充说明”中确认。`,
    `Not entered: in ${parted.length} rows the codes seem to have been sorted apart from the names: ${few.map(({ en }) => en).join("; ")}. Restore the order, or export anew and upload that; where they do belong together, say so under “To be said”.`,
  );
}
