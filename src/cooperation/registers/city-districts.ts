/** 旗县区 of the four cities by the names that columns of places hold (GB/T 2260), and short names in daily use. */
export const CITY_DISTRICTS: Readonly<Record<string, readonly string[]>> = {
  "150100":
    "新城区 回民区 玉泉区 赛罕区 土默特左旗 土左旗 托克托县 托县 和林格尔县 和林县 清水河县 武川县".split(
      " ",
    ),
  "150200":
    "东河区 昆都仑区 昆区 青山区 石拐区 白云鄂博矿区 白云矿区 九原区 土默特右旗 土右旗 固阳县 达尔罕茂明安联合旗 达茂旗 达茂联合旗 稀土高新区".split(
      " ",
    ),
  "150600": "东胜区 康巴什区 达拉特旗 准格尔旗 鄂托克前旗 鄂托克旗 杭锦旗 乌审旗 伊金霍洛旗 伊旗".split(" "),
  "150900":
    "集宁区 丰镇市 卓资县 化德县 商都县 兴和县 凉城县 察哈尔右翼前旗 察右前旗 察哈尔右翼中旗 察右中旗 察哈尔右翼后旗 察右后旗 四子王旗".split(
      " ",
    ),
};

/** The city whose district the text names; null where it names none, or another city beside it (西安市新城区). */
export function cityOfDistrict(text: string): string | null {
  const found = Object.entries(CITY_DISTRICTS).filter(([, names]) =>
    names.some((name) => text.includes(name)),
  );
  const other = /[一-龥]{2,}市/.exec(text)?.[0] ?? "";
  return found.length === 1 && (other === "" || other.endsWith("丰镇市")) ? (found[0]?.[0] ?? null) : null;
}
