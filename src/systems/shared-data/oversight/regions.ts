import type { Sentence } from "../../../kernel/error.ts";
import { CITIES, WHOLE_REGION } from "../../../kernel/region.ts";

/** An administrative division by its code of GB/T 2260; `parent` is the one above it, null for the autonomous region. */
export type Region = { readonly code: string; readonly parent: string | null; readonly name: Sentence };

/** Banners, counties, districts and the county-level city of each of the four cities, `code zh|en`. */
const COUNTIES: Readonly<Record<string, string>> = {
  "150100": `02 新城区|Xincheng District;03 回民区|Huimin District;04 玉泉区|Yuquan District;05 赛罕区|Saihan District;
    21 土默特左旗|Tumd Left Banner;22 托克托县|Togtoh County;23 和林格尔县|Horinger County;24 清水河县|Qingshuihe County;
    25 武川县|Wuchuan County`,
  "150200": `02 东河区|Donghe District;03 昆都仑区|Kundulun District;04 青山区|Qingshan District;05 石拐区|Shiguai District;
    06 白云鄂博矿区|Bayan Obo Mining District;07 九原区|Jiuyuan District;21 土默特右旗|Tumd Right Banner;
    22 固阳县|Guyang County;23 达尔罕茂明安联合旗|Darhan Muminggan Joint Banner`,
  "150600": `02 东胜区|Dongsheng District;03 康巴什区|Kangbashi District;21 达拉特旗|Dalad Banner;22 准格尔旗|Jungar Banner;
    23 鄂托克前旗|Otog Front Banner;24 鄂托克旗|Otog Banner;25 杭锦旗|Hanggin Banner;26 乌审旗|Uxin Banner;
    27 伊金霍洛旗|Ejin Horo Banner`,
  "150900": `02 集宁区|Jining District;21 卓资县|Zhuozi County;22 化德县|Huade County;23 商都县|Shangdu County;
    24 兴和县|Xinghe County;25 凉城县|Liangcheng County;26 察哈尔右翼前旗|Qahar Right Front Banner;
    27 察哈尔右翼中旗|Qahar Right Middle Banner;28 察哈尔右翼后旗|Qahar Right Rear Banner;
    29 四子王旗|Dorbod Banner;81 丰镇市|Fengzhen City`,
};

const countiesOf = ([city, listed]: readonly [string, string]): Region[] =>
  listed.split(";").map((each) => {
    const [number = "", ...rest] = each.trim().split(" ");
    const [zh = "", en = ""] = rest.join(" ").split("|");
    return { code: city.slice(0, 4) + number, parent: city, name: { zh, en } };
  });

/** The autonomous region, its four cities of 呼包鄂乌, and what belongs to them. */
export const REGIONS: readonly Region[] = [
  { code: WHOLE_REGION, parent: null, name: { zh: "自治区", en: "the autonomous region" } },
  ...CITIES.map(({ code, name }) => ({ code, parent: WHOLE_REGION, name })),
  ...Object.entries(COUNTIES).flatMap(countiesOf),
];

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));

export const findRegion = (code: string): Region | undefined => BY_CODE.get(code);

/** Name of a division, its code where the table has none. */
export const regionName = (code: string): Sentence => BY_CODE.get(code)?.name ?? { zh: code, en: code };

/** The division and all above it, the lowest first; empty where the table does not know it. */
export function regionPath(code: string): string[] {
  const path: string[] = [];
  for (let at = BY_CODE.get(code); at !== undefined; at = BY_CODE.get(at.parent ?? "")) path.push(at.code);
  return path;
}

/** Whether `upper` lies above `lower`. */
export const isAbove = (upper: string, lower: string): boolean => regionPath(lower).slice(1).includes(upper);
