import { type ColumnMapping, isBanner, isFoot, type SheetRow } from "../../../../kernel/column-mapping.ts";
import { splitCell } from "../../../../kernel/cell-list.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { UNRESOLVED, unresolvedFields } from "../../../../kernel/sheet.ts";
import { type ContentProblem, contentProblems } from "../resource/content-problems.ts";
import type { ReadEntry } from "../dcat/dcat-in.ts";
import type { DataItem, ResourceContent } from "../resource/content.ts";
import { findRegion, ITEM_SIGNS, modesIn, SHEET, type SheetField, WORDED } from "./columns.ts";

type SheetMapping = Pick<ColumnMapping<SheetField>, "headingRow" | "fields">;

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

type Cells = {
  readonly number: number;
  readonly of: (field: SheetField) => string;
  readonly unresolved: readonly SheetField[];
};

function cellsOf(row: SheetRow, { fields }: SheetMapping): Cells {
  const { number, cells } = row;
  const of: Cells["of"] = (field) => (cells[fields.indexOf(field)] ?? "").trim();
  return { number, of, unresolved: unresolvedFields(row, fields) };
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

const at = (rows: number | string, zh: string, en: string): Sentence =>
  say(`第 ${rows} 行：${zh}`, `Row ${rows}: ${en}`);

/** Where a list does not say what is personal, the more careful guess. */
const guessed = (name: string): DataItem["sensitivity"] =>
  /身份证|公民身份|银行|账号|生物|病|诊断|未成年/.test(name)
    ? "sensitive"
    : /姓名|手机|电话|住址|地址|出生|配偶|民族/.test(name)
      ? "personal"
      : "ordinary";

/** Without these a draft could not be kept or found again. */
const keepsOut = ({ field }: ContentProblem): boolean => ["code", "name", "grade"].includes(field);

function draftOf(rows: readonly Cells[], units: readonly KnownUnit[], home: string): DraftResource {
  const [problems, notes]: [Sentence[], Sentence[]] = [[], []];
  const [row] = rows;
  if (!row) throw new Error("a resource has at least one row");
  const { of, number } = row;
  const wrong = (zh: string, en: string, on = number) => void problems.push(at(on, zh, en));

  /** What a cell says in words that are known; where it says nothing, what is taken for granted. */
  function choice<F extends "attribute" | "level" | "format" | "updateCycle" | "openAttribute" | "grade">(
    field: F,
    otherwise: ResourceContent[F],
  ): ResourceContent[F] {
    const text = of(field);
    const found = text === "" ? undefined : WORDED[field].find(text);
    if (found !== undefined) return found as ResourceContent[F];
    const [zh, en] = [SHEET[field].name.zh, SHEET[field].name.en.toLowerCase()];
    if (text === "")
      notes.push(
        at(number, `没有${zh}，先按默认值填入，请核对。`, `no ${en}; a default was taken, check it.`),
      );
    else
      wrong(
        `看不懂${zh}“${text}”，请改为规范用语。`,
        `cannot read the ${en} “${text}”; use the usual words.`,
      );
    return otherwise;
  }

  function provider(regionCode: string): KnownUnit | undefined {
    const name = of("provider");
    const named = units.filter((unit) => unit.name === name || unit.aliases?.includes(name));
    const found = (named.length > 1 && named.find((unit) => unit.regionCode === regionCode)) || named[0];
    if (!found && name === "") wrong("没有提供单位。", "no provider.");
    else if (!found)
      wrong(
        `名册里没有“${name}”，请改用名册中的名称。`,
        `“${name}” is not on the roster; use its name there.`,
      );
    return found;
  }

  /** Data items: one a row, or all in one cell parted by 、 or ；. */
  function dataItems(): DataItem[] {
    const several = rows.length === 1 ? splitCell(of("itemName"), ITEM_SIGNS) : [];
    const plain = { code: "", type: "text", length: null, key: false } as const;
    if (several.length > 1) return several.map((name) => ({ ...plain, name, sensitivity: guessed(name) }));
    return rows.flatMap((each): DataItem[] => {
      const name = rows.length > 1 ? each.of("itemName") : (several[0] ?? "");
      if (name === "") return [];
      const length = Number(each.of("itemLength"));
      const type = WORDED.itemType.find(each.of("itemType"));
      const said = each.of("itemType");
      if (said !== "" && type === undefined)
        wrong(`看不懂数据类型“${said}”。`, `cannot read the item type “${said}”.`, each.number);
      return [
        {
          name,
          code: each.of("itemCode"),
          type: type ?? "text",
          length: Number.isInteger(length) && length > 0 ? length : null,
          sensitivity: WORDED.itemSensitivity.find(each.of("itemSensitivity")) ?? guessed(name),
          key: /^(?:是|主键|key|true|1|y|yes|√)$/i.test(each.of("itemKey")),
        },
      ];
    });
  }

  for (const each of rows)
    for (const field of each.unresolved)
      wrong(
        `${SHEET[field].name.zh}：${UNRESOLVED.zh}`,
        `${SHEET[field].name.en}: ${UNRESOLVED.en}`,
        each.number,
      );
  const city = of("city");
  const region = city === "" ? undefined : findRegion(city);
  if (city !== "" && region === undefined)
    wrong(`看不懂所属地区“${city}”。`, `cannot read the region “${city}”.`);
  const unit = provider(region ?? home);
  const items = dataItems();
  const attribute = choice("attribute", "conditional");
  const conditional = attribute === "conditional";
  const basisTitle = of("basisTitle");
  const found = items.find(({ name }) => /身份证号|公民身份号码|统一社会信用代码/.test(name));
  const content: ResourceContent = {
    code: of("code").replaceAll("／", "/"),
    name: of("name"),
    summary: of("summary"),
    providerId: unit?.id ?? "",
    providerName: unit?.name ?? of("provider"),
    providerCode: of("providerCode"),
    regionCode: unit?.regionCode ?? region ?? home,
    level: choice("level", "city"),
    format: choice("format", "other"),
    items,
    subjectItem: of("subjectItem") || found?.name || null,
    updateCycle: choice("updateCycle", "irregular"),
    attribute,
    noneBasis:
      attribute === "none" && basisTitle !== ""
        ? {
            title: basisTitle.replace(/[《》]/g, ""),
            article: of("basisArticle"),
            quote: of("basisQuote"),
          }
        : null,
    modes: modesIn(of("modes")),
    conditions: {
      recipients: conditional ? splitCell(of("recipients")) : [],
      uses: conditional ? splitCell(of("uses")) : [],
      demands: conditional ? splitCell(of("demands")) : [],
    },
    openAttribute: choice("openAttribute", "closed"),
    openCondition: of("openCondition"),
    relatedCodes: of("relatedCodes")
      .split(/[\s、，,；;]+/)
      .filter((each) => each !== ""),
    classification: of("classification"),
    grade: choice("grade", "important"),
    leadSource: of("leadSource") || null,
  };
  const numbers = rows.map((each) => each.number);
  const span = numbers.length === 1 ? number : `${number}–${numbers.at(-1)}`;
  for (const each of contentProblems(content))
    (keepsOut(each) ? problems : notes).push(at(span, each.sentence.zh, each.sentence.en));
  return { rows: numbers, content, problems, notes };
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
    .filter(
      (row) => row.number > mapping.headingRow && !isFoot(row) && !(isBanner(row) && row.cells.length > 2),
    )
    .map((row) => cellsOf(row, mapping))
    .filter(
      (row) => row.unresolved.length > 0 || mapping.fields.some((field) => field && row.of(field) !== ""),
    );
  return grouped(body).map((group) => draftOf(group, units, home));
}

/** Datasets of a DCAT file, each as JSON in the one cell of its row: their publishers are looked up by id, then by name. */
export function draftDatasets(rows: readonly SheetRow[], units: readonly KnownUnit[]): DraftResource[] {
  return rows.map(({ number, cells: [cell = "{}"] }) => {
    const { content, lacking } = JSON.parse(cell) as ReadEntry;
    const unit =
      units.find(({ id }) => id === content.providerId) ??
      units.find(({ name }) => name === content.providerName);
    const unknown = say(
      `名册里没有提供部门“${content.providerName}”，请先登记或改用名册中的名称。`,
      `The publisher “${content.providerName}” is not on the roster. Enter it first or use its name there.`,
    );
    return {
      rows: [number],
      content: { ...content, providerId: unit?.id ?? "", regionCode: unit?.regionCode ?? content.regionCode },
      problems: unit ? [] : [unknown],
      notes: lacking,
    };
  });
}
