import { ROLES, type Role } from "../kernel/access.ts";
import { type Failure, FailureError, type Sentence } from "../kernel/error.ts";
import { verifyChain } from "../platform/audit/trail.ts";
import { invalidInput } from "../platform/http/invalid-input.ts";
import type { Caller, Command, CommandContext, Shell } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import type { Account } from "./domain/account.ts";
import { SIGN_IN_POLICY } from "./domain/sign-in.ts";
import { findAccountByName, listAccounts } from "./store/account.ts";
import { createAccount, resetPassword, unlockAccount } from "./store/account-acts.ts";

const NEW_ACCOUNT = contract["POST /api/accounts"].body;
const DONE = 0;
const REFUSED = 2;
const BROKEN = 3;

/** Whoever can run this holds the machine; the trail says that it was done there. */
const AT_THE_MACHINE: Caller = { actor: null, address: "command line", requestId: "command" };

type Options = { readonly json: boolean };

const USAGE = (zh: string): Failure => ({
  code: "usage",
  sentence: { zh: `用法：jiziwan ${zh}`, en: `Usage: jiziwan ${zh}` },
});

function command(
  words: readonly string[],
  usage: Sentence,
  run: (shell: Shell, args: readonly string[], context: CommandContext, options: Options) => Promise<number>,
): Command {
  return {
    words,
    usage,
    needsDatabase: true,
    run: async (args, context) => {
      if (!context.shell) throw new Error("the command needs a database");
      try {
        const plain = args.filter((arg) => arg !== "--json");
        return await run(context.shell, plain, context, { json: args.includes("--json") });
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        const { zh, en } = error.failure.sentence;
        context.stderr(`${zh}\n${en}\n`);
        return REFUSED;
      }
    },
  };
}

const print = ({ stdout }: CommandContext, json: boolean, value: object, text: string): void =>
  stdout(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);

async function idOf({ sql }: Shell, name: string | undefined, usage: string): Promise<string> {
  if (name === undefined) throw new FailureError(USAGE(usage));
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

const shownPassword = (name: string, password: string): string =>
  `账号 account: ${name}\n一次性口令 one-time password: ${password}`;

function listed({ name, displayName, roles, disabled, lockedUntil }: Account): string {
  const state = disabled ? "停用 closed" : lockedUntil ? "锁定 locked" : "";
  return [name, displayName, roles.join(","), state].join("\t");
}

const CREATE = "account create NAME DISPLAY-NAME ROLE[,ROLE…] [--json]";

/** Subcommands of accounts; each works on the database of the configuration. */
export const commands: readonly Command[] = [
  command(
    ["account", "create"],
    { zh: `${CREATE}  新建账号，口令只显示一次`, en: "Create an account; its password is shown once" },
    async (shell, [name, displayName, roles], context, { json }) => {
      if (name === undefined || displayName === undefined) throw new FailureError(USAGE(CREATE));
      const given = NEW_ACCOUNT.safeParse(
        { name, displayName, roles: rolesOf(roles) },
        { reportInput: true },
      );
      if (!given.success) throw new FailureError(invalidInput(given.error));
      const { account, password } = await createAccount(shell, AT_THE_MACHINE, given.data);
      print(context, json, { name: account.name, password }, shownPassword(account.name, password));
      return DONE;
    },
  ),
  command(
    ["account", "reset-password"],
    {
      zh: "account reset-password NAME [--json]  给账号一次性口令",
      en: "Give an account a one-time password",
    },
    async (shell, [name], context, { json }) => {
      const id = await idOf(shell, name, "account reset-password NAME");
      const { account, password } = await resetPassword(shell, AT_THE_MACHINE, id);
      print(context, json, { name: account.name, password }, shownPassword(account.name, password));
      return DONE;
    },
  ),
  command(
    ["account", "unlock"],
    { zh: "account unlock NAME  解除锁定", en: "Open an account that wrong passwords locked" },
    async (shell, [name], context, { json }) => {
      const account = await unlockAccount(
        shell,
        AT_THE_MACHINE,
        await idOf(shell, name, "account unlock NAME"),
      );
      print(context, json, { name: account.name }, `已解锁 unlocked: ${account.name}`);
      return DONE;
    },
  ),
  command(
    ["account", "list"],
    { zh: "account list [--json]  列出账号、角色和状态", en: "List accounts with their roles and state" },
    async (shell, _, context, { json }) => {
      const at = { policy: SIGN_IN_POLICY, now: shell.now() };
      const { rows } = await listAccounts(shell.sql, {}, { offset: 0, limit: 100_000 }, at);
      print(context, json, rows, rows.map(listed).join("\n"));
      return DONE;
    },
  ),
  command(
    ["audit", "verify"],
    {
      zh: "audit verify [--json]  核对操作记录是否完整；退出码 3 表示不完整",
      en: "Verify the audit trail; exit code 3 when it is not intact",
    },
    async (shell, _, context, { json }) => {
      const found = await verifyChain(shell.sql);
      const { zh, en } = found.intact
        ? { zh: `完整，共 ${found.entries} 条`, en: `intact, ${found.entries} entries` }
        : { zh: `第 ${found.brokenAt} 条起不符`, en: `broken from entry ${found.brokenAt} on` };
      print(context, json, found, `${zh} ${en}\n${found.head ?? ""}`);
      return found.intact ? DONE : BROKEN;
    },
  ),
];
