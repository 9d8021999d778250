import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { readSheetRows } from "../../platform/documents/sheet-rows.ts";
import { type Column, type Row, writeWorkbook } from "../../platform/documents/workbook.ts";
import { admitRows } from "../../platform/files/admit.ts";
import type { FileReply, UploadedFile } from "../../platform/http/implement.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { Liaison, OrganisationRow } from "../domain/organisation.ts";
import { planRoster, type PlannedUnit, type Roster } from "../domain/roster-plan.ts";
import {
  HEADINGS,
  readRoster,
  ROSTER_FIELDS,
  type RosterField,
  type RosterImport,
} from "../domain/roster.ts";
import {
  addOrganisation,
  listLiaisons,
  listOrganisations,
  lockNames,
  updateOrganisation,
} from "./organisation.ts";

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

/** The roster as a workbook that `importRoster` reads back; the reading of liaisons is itself in the trail. */
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

/**
 * Reads a roster and says row by row what is wrong and what it would do; `all` does it when every row is good,
 * `good-rows` does it for those that are. Throws failures of files that cannot be read.
 */
export async function importRoster(
  shell: Shell,
  caller: Caller,
  given: { readonly mode: "dry-run" | "all" | "good-rows"; readonly file: UploadedFile },
): Promise<RosterImport> {
  const sheet = await readSheetRows(given.file.bytes, given.file.name);
  if (!sheet.ok) throw new FailureError(sheet.failure);
  const asked = { confirmInternal: true, action: "accounts.refuse-classified", subject: "roster" };
  await admitRows(shell, { rows: sheet.value, margin: [] }, asked, caller);
  const { sql, audit, now } = shell;
  const { entries, issues: found } = readRoster(sheet.value);
  return inTransaction(sql, async (transaction) => {
    await lockNames(transaction, []);
    const standing = await readStanding(transaction);
    const { planned, issues } = planRoster(entries, found, standing);
    const count = (outcome: PlannedUnit["outcome"]) =>
      planned.filter((each) => each.outcome === outcome).length;
    const summary = {
      rows: entries.length,
      created: count("created"),
      updated: count("updated"),
      unchanged: count("unchanged"),
      issues,
    };
    const applied =
      given.mode !== "dry-run" && planned.length > 0 && (given.mode === "good-rows" || issues.length === 0);
    if (applied) {
      await apply(transaction, planned, now());
      const { issues: _, ...counts } = summary;
      const changed = planned.filter(({ outcome }) => outcome !== "unchanged").map(({ unit }) => unit);
      const ids = new Set(changed.map(({ id }) => id));
      const before = { changed: standing.units.filter(({ id }) => ids.has(id)).map(traced) };
      const after = { ...counts, refused: issues.length, changed: changed.map(traced) };
      const subject = given.file.name;
      await audit.record(transaction, { caller, action: "accounts.import-roster", subject, before, after });
    }
    return { applied, ...summary };
  });
}
