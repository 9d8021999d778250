import { FailureError, refusal } from "../../kernel/error.ts";
import type { NamedUnit } from "../../kernel/sheet-units.ts";
import { WHOLE_REGION } from "../../kernel/region.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { importer } from "../../platform/records/importer.ts";
import type { Work } from "../../platform/records/importer-spec.ts";
import { hashPassword, NO_PASSWORD, oneTimePassword } from "../../platform/sessions/password-hash.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { oneTimeEnd } from "../domain/sign-in.ts";
import { openAccount } from "../store/account-acts.ts";
import { listOrganisations } from "../store/organisation.ts";
import { type IssuedPasswords, PASSWORDS_AT_ONCE, type PersonLine } from "./line.ts";
import {
  differencesOf,
  type NewPerson,
  PERSON,
  PERSON_FIELDS,
  personColumns,
  type PersonField,
  readPeople,
  type Standing,
} from "./sheet.ts";

const NO_COLUMN = {
  displayName: refusal(
    "no-name-column",
    "没有找到“姓名”一列，请在“列对应”中选定。",
    "There is no column of names: choose it among the columns.",
  ),
  login: refusal(
    "no-name-column",
    "没有找到“账号名”一列，请在“列对应”中选定；表格里没有的，请加上这一列。",
    "There is no column of accounts' names: choose it among the columns, or add one to the sheet.",
  ),
};
const ALL_ISSUED = refusal(
  "passwords-issued",
  "这次开通的账号都已有口令。没有记下的，请在账号管理中逐个“重置口令”。",
  "Every account of this import has a password. For one that was not noted down, reset it among the accounts.",
);

const listStanding = (sql: Sql): Promise<Standing[]> =>
  sql<Standing[]>`select id, name, display_name, organisation_id, roles from accounts.account`;

const PLAIN = { entryId: null, changes: [], issues: [], login: "", unit: "", roles: [] } as const;

type Ground = readonly NamedUnit[];

/** Lists of people: each row opens an account, which has no password until the passwords are issued, all of them once. */
export const accountImporter = importer<Shell>()<
  PersonField,
  Record<never, never>,
  Ground,
  PersonLine,
  NewPerson
>({
  slice: "accounts",
  name: "account-import",
  tables: { imports: "accounts.account_import", headings: "accounts.account_heading", scope: "list" },
  most: 2_000,
  forgets: true,
  undecided: {},
  outcomes: { created: "created", exists: "" },
  makes: ["created"],
  ground: ({ sql }) => listOrganisations(sql),
  regionOf: () => WHOLE_REGION,
  columns: () => personColumns,
  fields: () => PERSON_FIELDS.map((field) => ({ field, name: PERSON[field].name })),
  knows: (_, field) => PERSON_FIELDS.includes(field),
  unready: (_, { fields }) =>
    fields.includes("login")
      ? fields.includes("displayName")
        ? null
        : NO_COLUMN.displayName
      : NO_COLUMN.login,
  seesAll: ({ actor }) => actor === null || actor.roles.includes("security-admin"),
  async read(sql, { rows, mapping, own }, units) {
    // What it opened itself so far is nothing that its other rows meet.
    const accounts = (await listStanding(sql)).filter(({ id }) => !own.has(id));
    const { people, nothing } = readPeople(rows, mapping, { units, accounts });
    const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? "";
    const work = people.map((read): Work<PersonLine, NewPerson> => {
      const { number, login, displayName, unit, roles, standing, person, issues } = read;
      const line: PersonLine = {
        number,
        outcome: standing === null ? "created" : "exists",
        name: displayName,
        entryId: standing?.id ?? null,
        changes: differencesOf(read, unitName),
        issues,
        login,
        unit,
        roles,
      };
      return { line, deed: person };
    });
    // Its lines outlive the sheet: of a note only that it is one is kept, not whom one may call.
    const others = nothing.map(({ number, cells }): Work<PersonLine, NewPerson> => {
      const [name = ""] = cells.find((cell) => cell.trim() !== "")?.split(/[:：]/) ?? [];
      return { line: { ...PLAIN, number, name: name.trim(), outcome: "nothing" }, deed: null };
    });
    return { work: [...work, ...others].toSorted((a, b) => a.line.number - b.line.number) };
  },
  async enter(shell, portion, { caller }) {
    const lines: PersonLine[] = [];
    for (const { line, deed } of portion) {
      const given = { ...deed, passwordHash: NO_PASSWORD };
      lines.push({ ...line, entryId: await openAccount(shell, shell.sql, caller, given) });
    }
    return lines;
  },
});

type Without = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly unit: string | null;
};

/** Accounts that an import opened and that have no password yet, in the order of the sheet. */
async function withoutPassword(shell: Shell, id: string, caller: Caller): Promise<readonly Without[]> {
  const { outcome } = await accountImporter.record(shell, id, caller);
  const opened = (outcome ?? []).flatMap(({ outcome: became, entryId }) =>
    became === "created" && entryId !== null ? [entryId] : [],
  );
  return shell.sql<Without[]>`
    select a.id, a.name, a.display_name, o.name as unit
    from accounts.account a left join accounts.organisation o on o.id = a.organisation_id
    where a.id = any(${opened}::uuid[]) and a.password_hash = ${NO_PASSWORD} and not a.disabled
    order by array_position(${opened}::uuid[], a.id)`;
}

export const countWithoutPassword = async (shell: Shell, id: string, caller: Caller): Promise<number> =>
  (await withoutPassword(shell, id, caller)).length;

/**
 * Gives some accounts of an import their one-time passwords, which are in the answer and nowhere else: an account that has
 * one by now is passed over, so that asking again, or two asking at once, tells none twice. Throws `passwords-issued`.
 */
export async function issuePasswords(shell: Shell, id: string, caller: Caller): Promise<IssuedPasswords> {
  const waiting = await withoutPassword(shell, id, caller);
  if (waiting.length === 0) throw new FailureError(ALL_ISSUED);
  const portion = await Promise.all(
    waiting.slice(0, PASSWORDS_AT_ONCE).map(async (account) => {
      const password = oneTimePassword();
      return { account, password, passwordHash: await hashPassword(password) };
    }),
  );
  const expiresAt = oneTimeEnd(shell.now());
  return inTransaction(shell.sql, async (sql) => {
    const rows: IssuedPasswords["rows"][number][] = [];
    for (const { account, password, passwordHash } of portion) {
      const given = await sql`
        update accounts.account set password_hash = ${passwordHash}, must_change_password = true,
          password_expires_at = ${expiresAt}
        where id = ${account.id} and password_hash = ${NO_PASSWORD} returning id`;
      const { name, displayName, unit } = account;
      if (given.length > 0)
        rows.push({ name, displayName, unit, password, expiresAt: expiresAt.toISOString() });
    }
    await shell.audit.record(sql, {
      caller,
      action: "accounts.issue-passwords",
      subject: `account-import:${id}`,
      after: { accounts: rows.map(({ name }) => name) },
    });
    return { rows, left: waiting.length - portion.length, publicUrl: shell.config.publicUrl };
  });
}
