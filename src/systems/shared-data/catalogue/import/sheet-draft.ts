import { type ColumnMapping, isBanner, type SheetRow } from "../../../../kernel/column-mapping.ts";
import { splitCell } from "../../../../kernel/cell-list.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { type ContentProblem, contentProblems } from "../resource/content-problems.ts";
import type { DataItem, ResourceContent } from "../resource/content.ts";
import type { SheetField } from "./sheet-fields.ts";

type SheetMapping = Pick<ColumnMapping<SheetField>, "headingRow" | "fields">;
import {
  findAttribute,
  findCycle,
  findFormat,
  findGrade,
  findLevel,
  findOpen,
  findRegion,
  findSensitivity,
  findType,
  ITEM_SIGNS,
  modesIn,
} from "./sheet-values.ts";

/** A unit as rows name it: by its name or an alias. */
export type KnownUnit = {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly aliases?: readonly string[];
};

/** One resource of a sheet with its rows; `problems` keep it out, `notes` say what was taken for granted. */
export type DraftResource = {
  readonly rows: readonly number[];
  readonly content: ResourceContent;
  readonly problems: readonly Sentence[];
  readonly notes: readonly Sentence[];
};

type Cells = { readonly number: number; readonly of: (field: SheetField) => string };

function cellsOf({ number, cells }: SheetRow, { fields }: SheetMapping): Cells {
  return { number, of: (field) => (cells[fields.indexOf(field)] ?? "").trim() };
}

/** Rows that follow each other with the same code, or the same name, or nothing of either, are one resource. */
function grouped(rows: readonly Cells[]): Cells[][] {
  const groups: Cells[][] = [];
  for (const row of rows) {
    const first = groups.at(-1)?.[0];
    const [code, name] = [row.of("code"), row.of("name")];
    const goesOn =
      first !== undefined &&
      (code === ""
        ? name === "" || name === first.of("name")
        : code === first.of("code") && (name === "" || name === first.of("name")));
    if (goesOn) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups;
}

type Said = { readonly problems: Sentence[]; readonly notes: Sentence[] };

const at = (rows: string, zh: string, en: string): Sentence => ({
  zh: `第 ${rows} 行：${zh}`,
  en: `Row ${rows}: ${en}`,
});

function choice<K extends string>(
  row: Cells,
  field: SheetField,
  name: Sentence,
  find: (text: string) => K | undefined,
  otherwise: K,
  said: Said,
): K {
  const text = row.of(field);
  const found = text === "" ? undefined : find(text);
  if (found !== undefined) return found;
  if (text === "")
    said.notes.push(
      at(
        String(row.number),
        `没有${name.zh}，先按默认值填入，请核对。`,
        `no ${name.en}; a default was taken, check it.`,
      ),
    );
  else
    said.problems.push(
      at(
        String(row.number),
        `看不懂${name.zh}“${text}”，请改为规范用语。`,
        `cannot read the ${name.en} “${text}”; use the usual words.`,
      ),
    );
  return otherwise;
}

/** Data items of a resource: one a row, or all in one cell parted by 、 or ；. */
function itemsOf(rows: readonly Cells[], said: Said): DataItem[] {
  const [only] = rows.length === 1 ? rows : [];
  const several = only === undefined ? [] : splitCell(only.of("itemName"), ITEM_SIGNS);
  if (several.length > 1)
    return several.map((name) => ({
      name,
      code: "",
      type: "text",
      length: null,
      sensitivity: guessed(name),
      key: false,
    }));
  return rows.flatMap((row): DataItem[] => {
    const name = only === undefined ? row.of("itemName") : (several[0] ?? "");
    if (name === "") return [];
    const length = Number(row.of("itemLength"));
    const [type, sensitivity] = [row.of("itemType"), row.of("itemSensitivity")];
    if (type !== "" && findType(type) === undefined)
      said.problems.push(
        at(String(row.number), `看不懂数据类型“${type}”。`, `cannot read the item type “${type}”.`),
      );
    return [
      {
        name,
        code: row.of("itemCode"),
        type: findType(type) ?? "text",
        length: Number.isInteger(length) && length > 0 ? length : null,
        sensitivity: findSensitivity(sensitivity) ?? guessed(name),
        key: /^(?:是|主键|key|true|1|y|yes|√)$/i.test(row.of("itemKey")),
      },
    ];
  });
}

/** Where a list does not say what is personal, the more careful guess. */
const guessed = (name: string): DataItem["sensitivity"] =>
  /身份证|公民身份|银行|账号|生物|病|诊断|未成年/.test(name)
    ? "sensitive"
    : /姓名|手机|电话|住址|地址|出生|配偶|民族/.test(name)
      ? "personal"
      : "ordinary";

function providerOf(
  row: Cells,
  units: readonly KnownUnit[],
  regionCode: string,
  said: Said,
): KnownUnit | undefined {
  const name = row.of("provider");
  const named = units.filter((unit) => unit.name === name || unit.aliases?.includes(name));
  const found =
    named.length > 1 ? (named.find((unit) => unit.regionCode === regionCode) ?? named[0]) : named[0];
  if (!found)
    said.problems.push(
      name === ""
        ? at(String(row.number), "没有提供单位。", "no provider.")
        : at(
            String(row.number),
            `名册里没有“${name}”，请改用名册中的名称。`,
            `“${name}” is not on the roster; use its name there.`,
          ),
    );
  return found;
}

const named = (zh: string, en: string): Sentence => ({ zh, en });

/** Without these a draft could not be kept or found again. */
const keepsOut = ({ field }: ContentProblem): boolean => ["code", "name", "grade"].includes(field);

function draftOf(rows: readonly Cells[], units: readonly KnownUnit[], home: string): DraftResource {
  const said: Said = { problems: [], notes: [] };
  const [row] = rows;
  if (!row) throw new Error("a resource has at least one row");
  const region = row.of("city") === "" ? undefined : findRegion(row.of("city"));
  if (row.of("city") !== "" && region === undefined)
    said.problems.push(
      at(
        String(row.number),
        `看不懂所属地区“${row.of("city")}”。`,
        `cannot read the region “${row.of("city")}”.`,
      ),
    );
  const provider = providerOf(row, units, region ?? home, said);
  const items = itemsOf(rows, said);
  const attribute = choice(
    row,
    "attribute",
    named("共享属性", "sharing attribute"),
    findAttribute,
    "conditional",
    said,
  );
  const basisTitle = row.of("basisTitle");
  const subject =
    row.of("subjectItem") ||
    (items.find(({ name }) => /身份证号|公民身份号码|统一社会信用代码/.test(name))?.name ?? "");
  const content: ResourceContent = {
    code: row.of("code").replaceAll("／", "/"),
    name: row.of("name"),
    summary: row.of("summary"),
    providerId: provider?.id ?? "",
    providerName: provider?.name ?? row.of("provider"),
    providerCode: row.of("providerCode"),
    regionCode: provider?.regionCode ?? region ?? home,
    level: choice(row, "level", named("层级", "level"), findLevel, "city", said),
    format: choice(row, "format", named("数据格式", "format"), findFormat, "other", said),
    items,
    subjectItem: subject === "" ? null : subject,
    updateCycle: choice(row, "updateCycle", named("更新周期", "update cycle"), findCycle, "irregular", said),
    attribute,
    noneBasis:
      attribute === "none" && basisTitle !== ""
        ? {
            title: basisTitle.replace(/[《》]/g, ""),
            article: row.of("basisArticle"),
            quote: row.of("basisQuote"),
          }
        : null,
    modes: modesIn(row.of("modes")),
    conditions:
      attribute === "conditional"
        ? {
            recipients: splitCell(row.of("recipients")),
            uses: splitCell(row.of("uses")),
            demands: splitCell(row.of("demands")),
          }
        : { recipients: [], uses: [], demands: [] },
    openAttribute: choice(
      row,
      "openAttribute",
      named("开放属性", "open attribute"),
      findOpen,
      "closed",
      said,
    ),
    openCondition: row.of("openCondition"),
    relatedCodes: row
      .of("relatedCodes")
      .split(/[\s、，,；;]+/)
      .filter((each) => each !== ""),
    classification: row.of("classification"),
    grade: choice(row, "grade", named("数据分级", "grade"), findGrade, "important", said),
    leadSource: row.of("leadSource") || null,
  };
  const numbers = rows.map(({ number }) => number);
  const span = numbers.length === 1 ? `${numbers[0]}` : `${numbers[0]}–${numbers.at(-1)}`;
  const problems = contentProblems(content);
  return {
    rows: numbers,
    content,
    problems: [
      ...said.problems,
      ...problems.filter(keepsOut).map(({ sentence }) => at(span, sentence.zh, sentence.en)),
    ],
    notes: [
      ...said.notes,
      ...problems.filter((each) => !keepsOut(each)).map(({ sentence }) => at(span, sentence.zh, sentence.en)),
    ],
  };
}

/**
 * Resources of a sheet under a mapping. What a draft must not lack (code, name, provider, readable words) is a problem that
 * keeps it out; what it still lacks for approval is a note. `home` is the region of rows that say none.
 */
export function draftResources(
  rows: readonly SheetRow[],
  mapping: SheetMapping,
  units: readonly KnownUnit[],
  home: string,
): DraftResource[] {
  const body = rows
    .filter((row) => row.number > mapping.headingRow && !(isBanner(row) && row.cells.length > 2))
    .map((row) => cellsOf(row, mapping))
    .filter((row) => mapping.fields.some((field) => field !== null && row.of(field) !== ""));
  return grouped(body).map((group) => draftOf(group, units, home));
}
