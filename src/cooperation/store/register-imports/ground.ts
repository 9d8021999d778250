import { actorOf } from "../actor.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type DeedGround, deedOf } from "../../domain/registers/import-deeds.ts";
import { readDrafts } from "../../domain/registers/import-draft.ts";
import { linkReader } from "../../domain/registers/import-links.ts";
import { matchDrafts } from "../../domain/registers/import-matching.ts";
import type { ImportDeed, ImportDraft, ImportRow } from "../../domain/registers/import-row.ts";
import { type NamedUnit, unitFinder } from "../../domain/registers/import-units.ts";
import type { RegisterKind } from "../../registers/entry.ts";
import type { MeasureChoice } from "../../registers/register-choices.ts";
import { specOf } from "../../registers/specs.ts";
import type { Desk } from "../desk.ts";
import { type ImportRecord, knownEntries, standingsOf } from "./imports.ts";

/** What imports and workbooks of a register stand on; read before a transaction. */
export type RegisterGround = DeedGround & {
  readonly units: readonly NamedUnit[];
  readonly measures: readonly MeasureChoice[];
};

const BAOTOU = "150200";

export async function registerGround(
  desk: Desk,
  { register, fileName }: { readonly register: RegisterKind; readonly fileName: string },
  caller: Caller,
): Promise<RegisterGround> {
  const plans = (await desk.plans.list(desk.sql)).filter(({ current }) => current);
  // The demonstration's own plan is the one that its workbooks mean.
  const meant = plans.find(({ sample }) => sample === desk.config.demo) ?? plans[0];
  const measures: MeasureChoice[] = [];
  for (const { id } of plans) measures.push(...(await desk.plans.measures(id, desk.sql)));
  const ordinals = new Map(measures.map(({ id, ordinal, number }) => [id, ordinal ?? String(number)]));
  const roster = await desk.organisations.list(desk.sql);
  const units = roster.filter(({ collective }) => !collective);
  const names = new Map(
    roster.flatMap(({ id, mergedIds = [], name }) => [id, ...mergedIds].map((each) => [each, name])),
  );
  const texts = new Map(
    measures.map(({ id, ordinal, number, text }) => [id, `${ordinal ?? number} ${text.slice(0, 40)}`]),
  );
  return {
    spec: specOf(register),
    asOf: dayInShanghai(desk.now()),
    findUnit: unitFinder(units),
    links: linkReader(measures.filter(({ planId }) => planId === meant?.id)),
    homeCity: meant?.regionCode ?? BAOTOU,
    actor: await actorOf(desk, caller),
    fileName,
    unitName: (id) => names.get(id) ?? id,
    measureText: (id) => texts.get(id) ?? id,
    ordinal: (id) => ordinals.get(id) ?? null,
    units,
    measures: measures.filter(({ planId }) => planId === meant?.id),
  };
}

export type ReadImport = {
  readonly deeds: readonly ImportDeed[];
  readonly drafts: readonly ImportDraft[];
  /** Every line of the sheet below the heading, in its order. */
  readonly rows: readonly ImportRow[];
};

const nothingRow = ({ number, text }: { readonly number: number; readonly text: string }): ImportRow => ({
  number,
  outcome: "nothing",
  name: text,
  regionCode: "",
  variant: null,
  links: [],
  entryId: null,
  like: [],
  changes: [],
  issues: [],
});

/** The lines of an import held against the register as it stands. */
export async function readImport(
  sql: Sql,
  { rows, mapping, register }: Pick<ImportRecord, "rows" | "mapping" | "register">,
  ground: DeedGround,
): Promise<ReadImport> {
  const { drafts, nothing } = readDrafts(rows, mapping, ground);
  const matches = matchDrafts(drafts, await knownEntries(sql, register), mapping.same);
  const ids = matches.flatMap((match) => (match.kind === "known" ? [match.entry.id] : []));
  const standings = await standingsOf(sql, ids);
  const deeds = drafts.map((draft, at) => {
    const match = matches[at] ?? { kind: "new" as const, apartFrom: [] };
    const standing = match.kind === "known" ? (standings.get(match.entry.id) ?? null) : null;
    return deedOf(draft, match, standing, ground);
  });
  const all = [...deeds.map(({ row }) => row), ...nothing.map(nothingRow)];
  return { deeds, drafts, rows: all.toSorted((a, b) => a.number - b.number) };
}
