import { ROLES, type Role } from "../../kernel/access.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { sealLines, verifyAllSeals } from "../../platform/audit/verify-seals.ts";
import { headLines, isHeld } from "../../platform/witness/hold.ts";
import { verifyChain } from "../../platform/audit/trail.ts";
import { invalidInput } from "../../platform/http/invalid-input.ts";
import { type CommandContext, type Given, shellOf } from "../../platform/command.ts";
import type { Caller, RecordsVerdict, Shell } from "../../platform/slice.ts";
import { contract } from "../contract.ts";
import type { Account } from "../domain/account.ts";
import { SIGN_IN_POLICY } from "../domain/sign-in.ts";
import { findAccountByName, listAccounts } from "../store/account.ts";
import { listOrganisations } from "../store/organisation.ts";
import { resetSecondFactor } from "../second-factor/store.ts";
import { createAccount, resetPassword, unlockAccount } from "../store/account-acts.ts";

const NEW_ACCOUNT = contract["POST /api/accounts"].body;
const DONE = 0;
const BROKEN = 3;

/** Whoever can run this holds the machine; the trail says that it was done there. */
const AT_THE_MACHINE: Caller = { actor: null, address: "command line", requestId: "command" };

const print = ({ stdout }: CommandContext, { has }: Given, value: object, text: string): void =>
  stdout(has("--json") ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);

async function idOf({ sql }: Shell, { words: [name = ""] }: Given): Promise<string> {
  const account = await findAccountByName(sql, name);
  if (account) return account.id;
  throw new FailureError({
    code: "not-found",
    sentence: {
      zh: `没有账号“${name}”。jiziwan account list 列出全部账号。`,
      en: `There is no account “${name}”. jiziwan account list shows them all.`,
    },
  });
}

function rolesOf(text: string | undefined): Role[] {
  const named = (text ?? "").split(",").filter((role) => role !== "");
  const unknown = named.find((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown === undefined) return named as Role[];
  const known = ROLES.join(", ");
  throw new FailureError({
    code: "unknown-role",
    sentence: {
      zh: `没有角色“${unknown}”，可用：${known}。`,
      en: `There is no role “${unknown}”; there are: ${known}.`,
    },
  });
}

async function unitOf({ sql }: Shell, { value }: Given): Promise<string | null> {
  const wanted = value("--unit");
  if (wanted === undefined) return null;
  const units = await listOrganisations(sql);
  const unit = units.find(({ name, aliases }) => name === wanted || aliases.includes(wanted));
  if (unit) return unit.id;
  throw new FailureError(
    refusal(
      "not-found",
      `名册中没有单位“${wanted}”，请核对名称，或先在名册中加上。`,
      `The roster has no unit “${wanted}”. Check the name, or add it to the roster first.`,
    ),
  );
}

const shownPassword = (name: string, password: string): string =>
  `账号 account: ${name}\n一次性口令 one-time password: ${password}`;

function listed({ name, displayName, roles, disabled, lockedUntil }: Account): string {
  const state = disabled ? "停用 closed" : lockedUntil ? "锁定 locked" : "";
  return [name, displayName, roles.join(","), state].join("\t");
}

export async function create(given: Given, context: CommandContext): Promise<number> {
  const [name, displayName, roles] = given.words;
  const wish = {
    name,
    displayName,
    organisationId: await unitOf(shellOf(context), given),
    roles: rolesOf(roles),
  };
  const asked = NEW_ACCOUNT.safeParse(wish, { reportInput: true });
  if (!asked.success) throw new FailureError(invalidInput(asked.error, NEW_ACCOUNT, wish));
  const { account, password } = await createAccount(shellOf(context), AT_THE_MACHINE, asked.data);
  print(context, given, { name: account.name, password }, shownPassword(account.name, password));
  return DONE;
}

export async function reset(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const { account, password } = await resetPassword(shell, AT_THE_MACHINE, await idOf(shell, given));
  print(context, given, { name: account.name, password }, shownPassword(account.name, password));
  return DONE;
}

export async function resetFactor(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const account = await resetSecondFactor(shell, AT_THE_MACHINE, await idOf(shell, given));
  print(context, given, { name: account.name }, `已重置两步验证 second factor reset: ${account.name}`);
  return DONE;
}

export async function unlock(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const account = await unlockAccount(shell, AT_THE_MACHINE, await idOf(shell, given));
  print(context, given, { name: account.name }, `已解锁 unlocked: ${account.name}`);
  return DONE;
}

export async function list(given: Given, context: CommandContext): Promise<number> {
  const { sql, now } = shellOf(context);
  const at = { policy: SIGN_IN_POLICY, now: now() };
  const { rows } = await listAccounts(sql, {}, { offset: 0, limit: 100_000 }, at);
  print(context, given, rows, rows.map(listed).join("\n"));
  return DONE;
}

const NOTHING: RecordsVerdict = { checked: 0, differing: [] };

/** Writes what differs anew, and the trail says what stood otherwise before: nothing is corrected silently. */
async function rebuild(context: CommandContext, { differing }: RecordsVerdict): Promise<number> {
  const { sql, audit } = shellOf(context);
  const written = (await context.evidence?.rebuild()) ?? 0;
  await audit.record(sql, {
    caller: AT_THE_MACHINE,
    action: "platform.rebuild",
    subject: "records",
    before: { differing },
    after: { written },
  });
  return written;
}

export async function verify(given: Given, context: CommandContext): Promise<number> {
  const { sql } = shellOf(context);
  const chain = await verifyChain(sql);
  const { zh, en } = chain.intact
    ? { zh: `完整，共 ${chain.entries} 条`, en: `intact, ${chain.entries} entries` }
    : { zh: `第 ${chain.brokenAt} 条起不符`, en: `broken from entry ${chain.brokenAt} on` };
  const acts = await verifyAllSeals(sql, context.evidence?.sealed ?? []);
  const found = (await context.evidence?.records()) ?? NOTHING;
  const rebuilt = given.has("--rebuild") && found.differing.length > 0 ? await rebuild(context, found) : null;
  const records = rebuilt === null ? found : ((await context.evidence?.records()) ?? NOTHING);
  const heads = await context.evidence?.heads();
  const lines = [
    `${zh} ${en}`,
    chain.head ?? "",
    ...sealLines(acts),
    `重算 ${records.checked} 份记录，${records.differing.length} 份与办理内容不符。`,
    `Folded ${records.checked} records again: ${records.differing.length} differ from what was done.`,
    ...(rebuilt === null
      ? []
      : [`重写了 ${rebuilt} 份记录所据的表。`, `Rewrote what pages read of ${rebuilt} records.`]),
    ...(heads ? headLines(heads) : []),
    ...records.differing.map(
      ({ kind, id, name, differences }) => `× ${kind} ${id} ${name} ${differences.join(", ")}`,
    ),
  ];
  const told = { ...chain, acts, records, heads, ...(rebuilt !== null && { rebuilt }) };
  print(context, given, told, lines.join("\n"));
  return chain.intact && (!heads || isHeld(heads)) && acts.broken.length + records.differing.length === 0
    ? DONE
    : BROKEN;
}
