import { dayInShanghai } from "../../kernel/calendar.ts";
import { refusal } from "../../kernel/error.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import { WHOLE_REGION } from "../../kernel/region.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { type Column, type Row, writeWorkbook } from "../../platform/documents/workbook.ts";
import type { FileReply } from "../../platform/http/file-reply.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { Liaison, OrganisationRow } from "../domain/organisation.ts";
import { planRoster, type PlannedUnit, type Roster } from "./plan.ts";
import { HEADINGS, fieldName, readRoster, ROSTER_FIELDS, rosterColumns, type RosterField } from "./sheet.ts";
import type { RosterLine } from "./line.ts";
import { importer } from "../../platform/records/importer.ts";
import type { Work } from "../../platform/records/importer-spec.ts";
import {
  addOrganisation,
  listLiaisons,
  listOrganisations,
  lockNames,
  updateOrganisation,
} from "../store/organisation.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const WIDTHS: Readonly<Record<RosterField, number>> = {
  name: 34,
  aliases: 28,
  parent: 28,
  regionCode: 14,
  collective: 10,
  members: 34,
  liaison: 14,
  phone: 18,
};

const COLUMNS = ROSTER_FIELDS.map((key): Column<RosterField> => ({
  header: HEADINGS[key][0],
  key,
  width: WIDTHS[key],
}));

async function readStanding(
  sql: Sql,
): Promise<Omit<Roster, "units"> & { readonly units: readonly OrganisationRow[] }> {
  const liaisons = new Map<string, Liaison[]>();
  for (const { organisationId, name, phone } of await listLiaisons(sql))
    liaisons.set(organisationId, [...(liaisons.get(organisationId) ?? []), { name, phone }]);
  return { units: await listOrganisations(sql), liaisons };
}

const rowOf = (unit: OrganisationRow, liaisons: readonly Liaison[]): Row<RosterField> => ({
  name: unit.name,
  aliases: unit.aliases.join("；"),
  parent: unit.parentName ?? "",
  regionCode: unit.regionCode,
  collective: unit.collective ? "是" : "否",
  members: unit.memberNames.join("；"),
  liaison: liaisons.map(({ name }) => name).join("；"),
  phone: liaisons.map(({ phone }) => phone).join("；"),
});

/** The roster as a workbook that the importer reads back; the reading of liaisons is itself in the trail. */
export async function exportRoster({ sql, audit, config, now }: Shell, caller: Caller): Promise<FileReply> {
  const { units, liaisons } = await readStanding(sql);
  const after = { units: units.length };
  await inTransaction(sql, (transaction) =>
    audit.record(transaction, { caller, action: "accounts.export-roster", subject: "roster", after }),
  );
  const bytes = await writeWorkbook([
    {
      name: "单位名册",
      columns: COLUMNS,
      rows: units.map((unit) => rowOf(unit, liaisons.get(unit.id) ?? [])),
      ...(config.demo ? { watermark: "示例" } : {}),
    },
  ]);
  return { name: `单位名册${dayInShanghai(now())}.xlsx`, type: XLSX, bytes };
}

/** New units first, without what they refer to; then every unit whole, since rows may refer to later ones. */
async function apply(sql: Sql, planned: readonly PlannedUnit[], createdAt: Date): Promise<void> {
  const ids = new Map<string, string>();
  for (const { unit, outcome } of planned)
    if (outcome === "created") {
      const alone = { ...unit, aliases: [], parentId: null, memberIds: [] };
      ids.set(unit.id, await addOrganisation(sql, alone, createdAt));
    }
  const stored = (id: string): string => ids.get(id) ?? id;
  for (const { unit, liaisons, outcome } of planned) {
    if (outcome === "unchanged") continue;
    await updateOrganisation(sql, stored(unit.id), {
      ...unit,
      parentId: unit.parentId === null ? null : stored(unit.parentId),
      memberIds: unit.memberIds.map(stored),
      ...(liaisons === null ? {} : { liaisons }),
    });
  }
}

/** What the trail keeps of a unit: who answers for it by telephone is not for the trail. */
const traced = ({ name, aliases, parentId, regionCode, collective, proposed, memberIds }: Organisation) => ({
  name,
  aliases,
  parentId,
  regionCode,
  collective,
  proposed,
  memberIds,
});

const NO_NAMES = refusal(
  "no-name-column",
  "没有找到“单位名称”一列。请在“列对应”中选定，或先导出名册，在其格式上修改。",
  "There is no column 单位名称. Choose it among the columns, or export the roster first and edit that.",
);

const PLAIN = { entryId: null, changes: [], issues: [], aliases: [], parent: "", liaisons: 0 } as const;

/** The roster's workbooks: their rows lean on each other, so that they are planned and entered together. */
export const rosterImporter = importer<Shell>()<
  RosterField,
  Record<never, never>,
  null,
  RosterLine,
  PlannedUnit
>({
  slice: "accounts",
  name: "roster-import",
  tables: { imports: "accounts.roster_import", headings: "accounts.roster_heading", scope: "roster" },
  most: 5_000,
  atOnce: 5_000,
  forgets: true,
  undecided: {},
  outcomes: { created: "created", updated: "updated", unchanged: "unchanged" },
  ground: async () => null,
  regionOf: () => WHOLE_REGION,
  columns: () => rosterColumns,
  fields: () => ROSTER_FIELDS.map((field) => ({ field, name: fieldName(field) })),
  knows: (_, field) => ROSTER_FIELDS.includes(field),
  unready: (_, { fields }) => (fields.includes("name") ? null : NO_NAMES),
  hold: (sql) => lockNames(sql, []),
  async read(sql, { rows, mapping }) {
    const { entries, issues: found, nothing } = readRoster(rows, mapping);
    const { planned, issues } = planRoster(entries, found, await readStanding(sql));
    const byRow = new Map(planned.map((unit) => [unit.row, unit]));
    const work = entries.map(({ row, name, aliases, parent, liaisons }) => {
      const deed = byRow.get(row) ?? null;
      const own = issues.filter((issue) => issue.row === row);
      const line: RosterLine = {
        ...PLAIN,
        number: row,
        name,
        outcome: deed?.outcome ?? "created",
        issues: own.map(({ field, sentence }) => ({ field, sentence, blocks: true })),
        aliases: aliases ?? [],
        parent: parent ?? "",
        liaisons: liaisons?.length ?? 0,
      };
      return { line, deed };
    });
    // Its lines outlive the sheet, so that of a note only that it is one is kept, not whom one may call.
    const others = nothing.map(({ number, cells }): Work<RosterLine, PlannedUnit> => {
      const [name = ""] = cells.find((cell) => cell.trim() !== "")?.split(/[:：]/) ?? [];
      return { line: { ...PLAIN, number, name: name.trim(), outcome: "nothing" }, deed: null };
    });
    return { work: [...work, ...others].toSorted((a, b) => a.line.number - b.line.number) };
  },
  async enter(shell, portion, { record, caller }) {
    const { sql, audit, now } = shell;
    const { units } = await readStanding(sql);
    const planned = portion.map(({ deed }) => deed);
    await apply(sql, planned, now());
    const changed = planned.filter(({ outcome }) => outcome !== "unchanged").map(({ unit }) => unit);
    const ids = new Set(changed.map(({ id }) => id));
    const count = (outcome: PlannedUnit["outcome"]) =>
      planned.filter((each) => each.outcome === outcome).length;
    await audit.record(sql, {
      caller,
      action: "accounts.import-roster",
      subject: record.fileName,
      before: { changed: units.filter(({ id }) => ids.has(id)).map(traced) },
      after: { created: count("created"), updated: count("updated"), changed: changed.map(traced) },
    });
    return portion.map(({ line }) => line);
  },
});
