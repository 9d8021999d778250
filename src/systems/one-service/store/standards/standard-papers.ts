import { fileNameOf } from "../../../../platform/files/plain-name.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { type OfficialPaper, writeOfficialPaper } from "../../../../platform/documents/official-paper.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import type { Column } from "../../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import { FORM_NAMES, fieldWords } from "../../domain/standards/field-words.ts";
import { agreedBy, standardShape } from "../../domain/standards/standard-record.ts";
import { STAGE_NAMES, type StandardItem, type StandardState } from "../../domain/standards/standard.ts";
import type { Desk } from "../desk.ts";
import { getRecord } from "../records.ts";
import { cityNames } from "./comparison-sheet.ts";

type Listed = { readonly state: StandardState; readonly sample: boolean };

const LIST = "共同清单";
const bare = (title: string): string => title.replace(/^《(.*)》$/, "$1");

const itemsOf = ({ items }: StandardState): StandardItem[] => items.filter(({ leftOut }) => leftOut === null);

const fileName = ({ state, sample }: Listed, ending: string): string =>
  fileNameOf(`${sample && !state.title.startsWith("【示例】") ? "【示例】" : ""}${bare(state.title)}`) +
  ending;

const PAPER_HEAD = [
  "序号",
  "基本编码",
  "事项名称",
  "承诺时限",
  "法定时限",
  "到场",
  "材料",
  "收费",
  "网办深度",
  "审批结果",
];

function paperRow({ code, fields }: StandardItem, index: number): string[] {
  return [
    String(index + 1),
    code ?? "（无）",
    fields.name,
    fieldWords("promisedDays", fields.promisedDays).zh,
    fieldWords("legalDays", fields.legalDays).zh,
    fieldWords("visits", fields.visits).zh,
    fields.materials.length === 0 ? "无需提交材料" : fields.materials.join("\n"),
    fieldWords("charges", fields.charges).zh,
    fieldWords("onlineDepth", fields.onlineDepth).zh,
    fieldWords("resultName", fields.resultName).zh,
  ];
}

function paperOf({ state, sample }: Listed): OfficialPaper {
  const items = itemsOf(state);
  const cities = CITIES.map(({ full }) => full).join("、");
  const standing =
    state.issued === null
      ? `本清单为第 ${state.round} 轮协商稿（${STAGE_NAMES[state.stage].zh}），未经四市一致同意，不作办理依据。`
      : `本清单经${cities}数据局逐项同意，${state.issued.docNumber}印发。`;
  return {
    head: { docNumber: state.issued?.docNumber ?? "" },
    title: bare(state.title),
    addressee: null,
    body: [
      standing,
      `清单共 ${items.length} 个事项。各市按清单统一事项名称、时限、材料、办理形式；未作统一的栏目由各市依法确定。事项的办理权限不变。`,
      `【表：${LIST}】`,
    ].join("\n"),
    tables: { [LIST]: { head: PAPER_HEAD, rows: items.map(paperRow) } },
    attachments: [],
    signature: null,
    date: state.issued?.on ?? null,
    note: null,
    ...(sample ? { watermark: "示例" } : {}),
  };
}

const ITEM_COLUMNS: readonly Column[] = [
  { key: "code", header: "基本编码", width: 18 },
  { key: "name", header: "事项名称", width: 34 },
  { key: "type", header: "事项类型", width: 12 },
  { key: "legal", header: "法定办结时限", width: 10, type: "number" },
  { key: "legalUnit", header: "法定办结时限单位", width: 10 },
  { key: "promised", header: "承诺办结时限", width: 10, type: "number" },
  { key: "promisedUnit", header: "承诺办结时限单位", width: 10 },
  { key: "visits", header: "到办事现场次数", width: 10, type: "number" },
  { key: "forms", header: "办理形式", width: 20 },
  { key: "depth", header: "网上办理深度", width: 10 },
  { key: "charges", header: "是否收费", width: 8 },
  { key: "result", header: "审批结果名称", width: 26 },
];

function itemRow({ code, type, fields }: StandardItem) {
  return {
    code,
    name: fields.name,
    type,
    legal: fields.legalDays,
    legalUnit: fields.legalDays === null ? null : "工作日",
    promised: fields.promisedDays,
    promisedUnit: fields.promisedDays === null ? null : "工作日",
    visits: fields.visits,
    forms: fields.forms.length === 0 ? null : fields.forms.map((form) => FORM_NAMES[form].zh).join("、"),
    depth: fields.onlineDepth === null ? null : fieldWords("onlineDepth", fields.onlineDepth).zh,
    charges: fields.charges === null ? null : fields.charges ? "是" : "否",
    result: fields.resultName,
  };
}

async function workbookOf({ state, sample }: Listed): Promise<Uint8Array> {
  const items = itemsOf(state);
  const watermark = sample ? { watermark: "示例" } : {};
  return workbookInWorker([
    { name: LIST, title: bare(state.title), columns: ITEM_COLUMNS, rows: items.map(itemRow), ...watermark },
    {
      name: "材料",
      columns: [
        { key: "code", header: "基本编码", width: 18 },
        { key: "name", header: "事项名称", width: 34 },
        { key: "material", header: "材料名称", width: 40 },
      ],
      rows: items.flatMap(({ code, fields }) =>
        fields.materials.map((material) => ({ code, name: fields.name, material })),
      ),
      ...watermark,
    },
    {
      name: "协商情况",
      columns: [
        { key: "name", header: "事项名称", width: 34 },
        { key: "agreed", header: "同意", width: 26 },
        { key: "said", header: "意见", width: 60 },
        { key: "why", header: "各栏理由", width: 60 },
      ],
      rows: state.items.map((item) => ({
        name: `${item.fields.name}${item.leftOut === null ? "" : `（暂不列入：${item.leftOut.reason}）`}`,
        agreed: cityNames(agreedBy(item)),
        said: [
          ...item.comments.map(({ city, text }) => `${cityNames([city])}：${text}`),
          ...Object.entries(item.answers)
            .filter(([, { kind }]) => kind === "object")
            .map(([city, { reason }]) => `${cityNames([city])}不同意：${reason}`),
        ].join("\n"),
        why: Object.values(item.reasons).join("\n"),
      })),
      ...watermark,
    },
  ]);
}

/** A common list to hand on: .docx in the form of official papers, .xlsx with the national fields. Throws `not-found`. */
export async function standardFile(desk: Desk, id: string, format: "docx" | "xlsx") {
  const listed = await getRecord(desk.sql, standardShape, id);
  const bytes = format === "docx" ? await writeOfficialPaper(paperOf(listed)) : await workbookOf(listed);
  return { name: fileName(listed, `.${format}`), type: MEDIA_TYPES[format], bytes };
}
