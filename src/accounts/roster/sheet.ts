import { type ColumnMapping, isFoot, type SheetRow } from "../../kernel/column-mapping.ts";
import type { Sentence } from "../../kernel/error.ts";
import { type SheetColumns, UNRESOLVED, unresolvedFields } from "../../kernel/sheet.ts";
import type { Liaison } from "../domain/organisation.ts";

/** What is wrong with one row of a roster, in the row numbers that the sheet shows. */
export type RosterIssue = { readonly row: number; readonly field: Sentence; readonly sentence: Sentence };

/** One row as it was written; null where the sheet has no such column, so that the import leaves the field alone. */
export type RosterEntry = {
  readonly row: number;
  readonly name: string;
  readonly aliases: readonly string[] | null;
  readonly parent: string | null;
  readonly regionCode: string | null;
  readonly collective: boolean | null;
  readonly members: readonly string[] | null;
  readonly liaisons: readonly Liaison[] | null;
};

export const ROSTER_FIELDS = [
  "name",
  "aliases",
  "parent",
  "regionCode",
  "collective",
  "members",
  "liaison",
  "phone",
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** The heading the export writes, then the usual other names of the column, compared without spaces and brackets. */
export const HEADINGS: Readonly<Record<RosterField, readonly [string, ...string[]]>> = {
  name: [
    "单位名称",
    "名称",
    "单位",
    "单位全称",
    "全称",
    "机构名称",
    "部门",
    "部门名称",
    "责任单位",
    "Name",
    "Unit",
  ],
  aliases: ["别名", "简称", "单位简称", "规范简称", "又名", "曾用名", "Aliases", "Alias", "Short name"],
  parent: ["上级单位", "上级", "主管单位", "主管部门", "隶属单位", "Parent"],
  regionCode: ["行政区划代码", "区划代码", "区划码", "地区代码", "Region code"],
  collective: ["集合单位", "是否集合", "是否集合单位", "Collective"],
  members: ["成员单位", "成员", "包含单位", "Members"],
  liaison: ["联络员", "联络员姓名", "联系人", "Liaison", "Contact"],
  phone: ["办公电话", "联系电话", "联络员电话", "电话", "座机", "Phone", "Office phone"],
};

const LONGEST_NAME = 200;

const plain = (heading: string): string =>
  heading
    .normalize("NFKC")
    .replace(/[(（].*?[)）]|[\s*:_-]/gu, "")
    .toLowerCase();

const FIELD_OF = new Map(
  ROSTER_FIELDS.flatMap((field) => HEADINGS[field].map((heading) => [plain(heading), field] as const)),
);

/** What a field is called: as the export heads it, and the first of its English headings. */
export const fieldName = (field: RosterField): Sentence => {
  const [zh, ...others] = HEADINGS[field];
  return { zh, en: others.find((heading) => /^[A-Z]/.test(heading)) ?? zh };
};

/** What is known of the columns of a roster. */
export const rosterColumns: SheetColumns<RosterField> = {
  plain,
  names: (text) => FIELD_OF.has(plain(text)),
  sure: (text) => FIELD_OF.get(plain(text)) === "name",
  meanings: (headings) =>
    headings.map((heading) => {
      const field = FIELD_OF.get(plain(heading.split(" / ").at(-1) ?? ""));
      return field === undefined ? null : { field, why: "heading" };
    }),
};

const split = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;；、\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

const issue = (row: number, field: RosterField, zh: string, en: string): RosterIssue => ({
  row,
  field: fieldName(field),
  sentence: { zh, en },
});

const YES = /^(是|√|✓|集合|yes|y|true|1)$/iu;
const NO = /^(|否|×|✗|no|n|false|0)$/iu;

function liaisonsOf(names: string | null, phones: string | null): Liaison[] | null {
  if (names === null) return null;
  // Phones go with names by position, so an empty place counts.
  const numbers = (phones ?? "").split(/[;；、\n]/u).map((part) => part.trim());
  return split(names).map((name, at) => ({ name, phone: numbers[at] ?? "" }));
}

function readRow(
  row: SheetRow,
  fields: readonly (RosterField | null)[],
): { entry: RosterEntry; issues: RosterIssue[] } {
  const cell = (field: RosterField): string | null => {
    const at = fields.indexOf(field);
    return at < 0 ? null : (row.cells[at] ?? "").normalize("NFC").trim();
  };
  const listed = (field: RosterField): string[] | null => {
    const text = cell(field);
    return text === null ? null : split(text);
  };
  const [name, regionCode, collective] = [cell("name") ?? "", cell("regionCode"), cell("collective")];
  const issues = unresolvedFields(row, fields).map((field) =>
    issue(row.number, field, UNRESOLVED.zh, UNRESOLVED.en),
  );
  const names = [name, ...(listed("aliases") ?? [])];
  if (name.length < 2)
    issues.push(
      issue(
        row.number,
        "name",
        "请填写单位名称，至少两个字。",
        "Give the unit's name, at least two characters.",
      ),
    );
  if (names.some((each) => each.length > LONGEST_NAME))
    issues.push(
      issue(
        row.number,
        "name",
        `名称或别名超过 ${LONGEST_NAME} 个字，请改短。`,
        `A name or alias has more than ${LONGEST_NAME} characters: shorten it.`,
      ),
    );
  if (regionCode && !/^\d{6}$/.test(regionCode))
    issues.push(
      issue(
        row.number,
        "regionCode",
        `“${regionCode}”不是行政区划代码，请填 6 位数字，如 150200。`,
        `“${regionCode}” is no region code: give six digits, as 150200.`,
      ),
    );
  if (collective !== null && !YES.test(collective) && !NO.test(collective))
    issues.push(
      issue(
        row.number,
        "collective",
        `“${collective}”看不懂，请填“是”或“否”。`,
        `“${collective}” is not understood: write 是 or 否, yes or no.`,
      ),
    );
  const entry = {
    row: row.number,
    name,
    aliases: listed("aliases")?.filter((alias) => alias !== name) ?? null,
    parent: cell("parent"),
    regionCode: regionCode === "" ? null : regionCode,
    collective: collective === null ? null : YES.test(collective),
    members: listed("members"),
    liaisons: liaisonsOf(cell("liaison"), cell("phone")),
  };
  return { entry, issues };
}

/** Reads the rows of a sheet below its headings; blank ones are passed over, and sums and notes below the table (`nothing`). */
export function readRoster(
  rows: readonly SheetRow[],
  { headingRow, fields }: Pick<ColumnMapping<RosterField>, "headingRow" | "fields">,
): {
  readonly entries: readonly RosterEntry[];
  readonly issues: readonly RosterIssue[];
  readonly nothing: readonly SheetRow[];
} {
  const below = rows.filter(
    ({ number, cells, unresolved }) =>
      number > headingRow && (unresolved !== undefined || cells.some((text) => text.trim() !== "")),
  );
  const read = below.filter((row) => !isFoot(row)).map((row) => readRow(row, fields));
  return {
    entries: read.map(({ entry }) => entry),
    issues: read.flatMap(({ issues }) => issues),
    nothing: below.filter(isFoot),
  };
}
