import type { Failure } from "../../kernel/error.ts";
import { FailureError } from "../../kernel/error.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { regionCodeOf, WHOLE_REGION } from "../domain/merge.ts";
import { checkPlace, nameTaken, UNIT_NOT_FOUND } from "../domain/unit-rules.ts";
import type { OrganisationRow } from "../domain/organisation.ts";
import {
  addDistinctPair,
  addOrganisation,
  findOrganisation,
  listLiaisons,
  listOrganisations,
  lockNames,
  mergeOrganisations,
  type OrganisationFields,
  removeOrganisation,
  updateOrganisation,
} from "./organisation.ts";
import type { Neighbours } from "./neighbours.ts";

export const throwIf = (result: { ok: true } | { ok: false; failure: Failure }): void => {
  if (!result.ok) throw new FailureError(result.failure);
};

async function checkNames(sql: Sql, id: string | null, fields: OrganisationFields): Promise<void> {
  const taken = await lockNames(sql, [fields.name, ...fields.aliases]);
  const other = taken.find(({ organisationId }) => organisationId !== id);
  if (!other) return;
  const holder = await findOrganisation(sql, other.organisationId);
  throw new FailureError(nameTaken(other.name, holder?.name ?? other.name));
}

/** The unit of an id, a merged one as what it was merged into; throws `not-found`. */
export async function getOrganisation(sql: Sql, id: string): Promise<OrganisationRow> {
  const unit = await findOrganisation(sql, id);
  if (!unit) throw new FailureError(UNIT_NOT_FOUND);
  return unit;
}

/** What the trail keeps of a unit: no telephone numbers, only how many liaisons it has. */
async function traced(sql: Sql, id: string) {
  const { name, aliases, parentId, regionCode, collective, proposed, memberIds } = await getOrganisation(
    sql,
    id,
  );
  const liaisons = (await listLiaisons(sql, id)).length;
  return { name, aliases, parentId, regionCode, collective, proposed, memberIds, liaisons };
}

/** Adds a unit (`id` null) or writes one; throws failures of {@link checkPlace} and taken names. */
export async function saveOrganisation(
  { sql, audit, now }: Shell,
  caller: Caller,
  id: string | null,
  fields: OrganisationFields,
): Promise<OrganisationRow> {
  return inTransaction(sql, async (transaction) => {
    const current = id === null ? null : await getOrganisation(transaction, id);
    const aliases = fields.aliases.filter((alias) => alias !== fields.name);
    await checkNames(transaction, current?.id ?? null, { ...fields, aliases });
    throwIf(checkPlace(await listOrganisations(transaction), current?.id ?? null, fields));
    const before = current && (await traced(transaction, current.id));
    const saved = current?.id ?? (await addOrganisation(transaction, { ...fields, aliases }, now()));
    if (current) await updateOrganisation(transaction, current.id, { ...fields, aliases });
    await audit.record(transaction, {
      caller,
      action: current ? "accounts.change-organisation" : "accounts.create-organisation",
      subject: fields.name,
      before,
      after: await traced(transaction, saved),
    });
    return getOrganisation(transaction, saved);
  });
}

/** Takes a unit off the roster; throws `in-use` while people belong to it, or where tasks name it. */
export async function dropOrganisation(
  { sql, audit }: Shell,
  caller: Caller,
  id: string,
  countTasks: Neighbours["countTasks"],
): Promise<string> {
  return inTransaction(sql, async (transaction) => {
    const unit = await getOrganisation(transaction, id);
    if (unit.accounts > 0)
      throw new FailureError({
        code: "in-use",
        sentence: {
          zh: `“${unit.name}”还有 ${unit.accounts} 个账号，不能删除。请先把账号转到别的单位或停用。`,
          en: `“${unit.name}” still has ${unit.accounts} accounts and cannot be removed. Move or close them first.`,
        },
      });
    const tasks = await countTasks(transaction, [unit.id, ...unit.mergedIds]);
    if (tasks > 0)
      throw new FailureError({
        code: "in-use",
        sentence: {
          zh: `“${unit.name}”承担或承担过 ${tasks} 项任务，不能删除；机构调整的，请并入承接的单位。`,
          en: `“${unit.name}” answers for ${tasks} tasks, or did, and cannot be removed. Merge it into the unit that takes over.`,
        },
      });
    const before = await traced(transaction, unit.id);
    await removeOrganisation(transaction, unit.id);
    await audit.record(transaction, {
      caller,
      action: "accounts.remove-organisation",
      subject: unit.name,
      before,
    });
    return unit.name;
  });
}

/** Merges one unit into another, an act of a person that the trail keeps; both ids lead to the result. */
export async function mergeInto(
  { sql, audit }: Shell,
  caller: Caller,
  ids: { readonly from: string; readonly into: string },
): Promise<OrganisationRow> {
  return inTransaction(sql, async (transaction) => {
    await lockNames(transaction, []);
    const from = await getOrganisation(transaction, ids.from);
    const into = await getOrganisation(transaction, ids.into);
    if (from.id === into.id)
      throw new FailureError({
        code: "same-unit",
        sentence: {
          zh: "这两个已是同一个单位，无需合并。",
          en: "These are one unit already; there is nothing to merge.",
        },
      });
    const before = { from: await traced(transaction, from.id), into: await traced(transaction, into.id) };
    await mergeOrganisations(transaction, from.id, into.id);
    // The result stands on the roster as before; what it inherits must still be a sound place.
    const after = await traced(transaction, into.id);
    throwIf(checkPlace(await listOrganisations(transaction), into.id, after));
    await audit.record(transaction, {
      caller,
      action: "accounts.merge-organisations",
      subject: `${from.name} → ${into.name}`,
      before,
      after,
    });
    return getOrganisation(transaction, into.id);
  });
}

/** Records that two units are not the same, so that they are not suggested again. */
export async function keepApart(
  { sql, audit }: Shell,
  caller: Caller,
  ids: { readonly first: string; readonly second: string },
): Promise<void> {
  await inTransaction(sql, async (transaction) => {
    const first = await getOrganisation(transaction, ids.first);
    const second = await getOrganisation(transaction, ids.second);
    if (first.id === second.id) return;
    await addDistinctPair(transaction, first.id, second.id);
    const subject = `${first.name} ≠ ${second.name}`;
    const after = { first: first.id, second: second.id };
    await audit.record(transaction, { caller, action: "accounts.keep-apart", subject, after });
  });
}

/** A name as a plan prints it; `regionCode` is the plan's, for a name that does not say where it is. */
export type PrintedName = {
  readonly name: string;
  readonly collective: boolean;
  readonly regionCode?: string;
  /** Whom a new collective stands for, by names that are on the roster or stand before it. */
  readonly memberNames?: readonly string[];
};

/** What the program does by itself. */
const NOBODY: Caller = { actor: null, address: "", requestId: "" };

/**
 * The unit of each name: the one with exactly this name or alias, else a new one marked as proposed.
 * Keys of the map are the names as given.
 */
export async function proposeOrganisations(
  { audit, now }: Shell,
  names: readonly PrintedName[],
  transaction: Sql,
  caller: Caller = NOBODY,
): Promise<Map<string, Organisation>> {
  const wanted = new Map(names.map((printed) => [printed.name, printed]));
  const known = new Map(
    (await lockNames(transaction, [...wanted.keys()])).map((row) => [row.name, row.organisationId]),
  );
  const created: string[] = [];
  for (const [name, { collective, regionCode = WHOLE_REGION, memberNames = [] }] of wanted) {
    if (known.has(name)) continue;
    const fields = {
      name,
      aliases: [],
      parentId: null,
      regionCode: regionCodeOf(name, regionCode),
      collective,
      memberIds: memberNames.flatMap((member) => known.get(member) ?? []),
      proposed: true,
    };
    known.set(name, await addOrganisation(transaction, fields, now()));
    created.push(name);
  }
  if (created.length > 0)
    await audit.record(transaction, {
      caller,
      action: "accounts.propose-organisations",
      subject: "roster",
      after: created,
    });
  const units = new Map((await listOrganisations(transaction)).map((unit) => [unit.id, unit]));
  return new Map(
    [...known].flatMap(([name, id]) => {
      const unit = units.get(id);
      return unit ? [[name, unit]] : [];
    }),
  );
}
