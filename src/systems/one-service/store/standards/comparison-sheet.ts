import type { Day } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import type { Column, Row, Sheet } from "../../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { ComparedField } from "../../domain/standards/city-item.ts";
import type { ComparedGroup, Comparison } from "../../domain/standards/comparison.ts";
import { fieldWords } from "../../domain/standards/field-words.ts";
import { SCALE_RULES, type Spread } from "../../domain/standards/scale.ts";

const FIELD_WORDS: Readonly<Record<ComparedField, string>> = {
  promised: "承诺时限",
  legal: "法定时限",
  visits: "到场次数",
  materials: "材料",
  fees: "收费",
  forms: "办理形式",
  onlineDepth: "网办深度",
  name: "名称",
  result: "审批结果",
};

export const cityNames = (codes: readonly string[]): string =>
  CITIES.filter(({ code }) => codes.includes(code))
    .map(({ name }) => name.zh)
    .join("、");

/** A spread in words: its median, and the range where there is one; ≈ where it was converted. */
export function spreadWords(spread: Spread | null): string {
  if (spread === null) return "未填";
  const mark = spread.converted ? "≈" : "";
  const range = spread.low === spread.high ? "" : `（${spread.low}—${spread.high}）`;
  return `${mark}${spread.median}${range}`;
}

const GROUP_COLUMNS: readonly Column[] = [
  { key: "code", header: "基本编码", width: 16 },
  { key: "name", header: "事项", width: 32 },
  { key: "type", header: "类型", width: 12 },
  { key: "cities", header: "有此事项的市", width: 18 },
  ...CITIES.flatMap(({ code, name }): Column[] => [
    { key: `days-${code}`, header: `${name.zh}承诺（工作日）`, width: 12, align: "center" },
    { key: `visits-${code}`, header: `${name.zh}到场`, width: 8, align: "center" },
    { key: `materials-${code}`, header: `${name.zh}材料`, width: 8, type: "number" },
  ]),
  { key: "slowest", header: "最慢", width: 14 },
  { key: "most", header: "材料最多", width: 14 },
  { key: "differs", header: "不一致", width: 22 },
  { key: "common-days", header: "共同项：承诺（工作日）", width: 12, type: "number" },
  { key: "common-visits", header: "共同项：到场", width: 8, type: "number" },
  { key: "common-materials", header: "共同项：材料", width: 36 },
];

function groupRow(group: ComparedGroup): Row {
  const ofCities = CITIES.flatMap(({ code }) => {
    const city = group.cities.find((each) => each.city === code);
    return [
      [`days-${code}`, city === undefined ? "—" : spreadWords(city.promised)],
      [`visits-${code}`, city === undefined ? "—" : spreadWords(city.visits)],
      [`materials-${code}`, city === undefined ? null : city.materials],
    ] as const;
  });
  return {
    code: group.code ?? "（无）",
    name: group.name,
    type: group.type ?? "",
    cities: cityNames(group.cities.map(({ city }) => city)),
    ...Object.fromEntries(ofCities),
    slowest: cityNames(group.slowest),
    most: cityNames(group.asksMost),
    differs: group.differs.map((field) => FIELD_WORDS[field]).join("、"),
    "common-days": group.common.promisedDays,
    "common-visits": group.common.visits,
    "common-materials": fieldWords("materials", group.common.materials).zh,
  };
}

function materialSheet(groups: readonly ComparedGroup[], watermark: { watermark?: string }): Sheet {
  return {
    name: "材料",
    columns: [
      { key: "code", header: "基本编码", width: 16 },
      { key: "item", header: "事项", width: 32 },
      { key: "material", header: "材料", width: 34 },
      ...CITIES.map(({ code, name }): Column => ({ key: code, header: name.zh, width: 22 })),
      { key: "supply", header: "共享数据可提供", width: 30 },
    ],
    rows: groups.flatMap(({ code, name, materials }) =>
      materials.map((material) => ({
        code: code ?? "（无）",
        item: name,
        material: material.name,
        ...Object.fromEntries(CITIES.map((city) => [city.code, material.names[city.code] ?? null])),
        supply:
          material.supply === null ? null : `${material.supply.resource}（${material.supply.provider}）`,
      })),
    ),
    ...watermark,
  };
}

/** The comparison as .xlsx: groups, materials side by side, and the totals with the rules of conversion. */
export async function comparisonWorkbook(
  { groups, totals }: Pick<Comparison, "groups" | "totals">,
  { sample, day, signal }: { readonly sample: boolean; readonly day: Day; readonly signal: AbortSignal },
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const watermark = sample ? { watermark: "示例" } : {};
  const label = sample ? "【示例】" : "";
  const sheets: Sheet[] = [
    {
      name: "四市比对",
      title: `${label}政务服务事项四市比对`,
      notes: [
        `截至 ${day}，由系统按四市导出的事项清单计算；“≈”为折算：${SCALE_RULES.filter(
          ({ converted }) => converted,
        )
          .map(({ words }) => words.zh)
          .join("；")}。折算是本比对的约定，不是法定规则。`,
        "一市有多个实施主体的，列中位数，括号内为范围。",
      ],
      paper: "A3",
      columns: GROUP_COLUMNS,
      rows: groups.map(groupRow),
      ...watermark,
    },
    materialSheet(groups, watermark),
    {
      name: "合计",
      columns: [
        { key: "what", header: "项目", width: 30 },
        { key: "value", header: "数值", width: 14, type: "number" },
      ],
      rows: [
        { what: "事项（条）", value: totals.items },
        { what: "事项（按基本编码归并）", value: totals.groups },
        ...([4, 3, 2, 1] as const).map((count) => ({
          what: count === 4 ? "四市共有" : `${count} 市有`,
          value: totals.commonTo[count],
        })),
        { what: "有不一致", value: totals.differing },
        { what: "没有可用的基本编码", value: totals.loose },
        ...totals.cities.flatMap(({ city, days, visits, materials }) => [
          { what: `${cityNames([city])}：可减少的工作日`, value: days },
          { what: `${cityNames([city])}：可减少的到场次数`, value: visits },
          { what: `${cityNames([city])}：可减少的材料`, value: materials },
        ]),
      ],
      ...watermark,
    },
  ];
  const bytes = await workbookInWorker(sheets, { signal });
  return { name: `${label}四市事项比对 ${day}.xlsx`, type: MEDIA_TYPES.xlsx, bytes };
}
