import type { FastifyInstance } from "fastify";
import type { Role } from "../kernel/access.ts";
import { FailureError } from "../kernel/error.ts";
import { findingSentence, verifyAllSeals } from "../platform/audit/verify-seals.ts";
import { verifyChain } from "../platform/audit/trail.ts";
import { type Handlers, implement } from "../platform/http/implement.ts";
import type { Shell } from "../platform/slice.ts";
import { accountImporter, countWithoutPassword, issuePasswords } from "./account-import/store.ts";
import { type AccountsContract, contract } from "./contract.ts";
import { suggestMerges } from "./domain/merge.ts";
import type { OrganisationDetail, OrganisationRow } from "./domain/organisation.ts";
import { SIGN_IN_POLICY } from "./domain/sign-in.ts";
import { applicantHandlers } from "./routes/applicants.ts";
import { identityProvider } from "../platform/sessions/identity-provider.ts";
import { beginAtProvider, finishAtProvider, unlinkProvider } from "./provider/store.ts";
import * as factor from "./second-factor/store.ts";
import * as accounts from "./store/account-acts.ts";
import { countAccountStates, countLackingUnit, listAccounts } from "./store/account.ts";
import {
  listDistinctPairs,
  listLiaisons,
  listOrganisations,
  pageOrganisations,
} from "./store/organisation.ts";
import { importHandlers } from "../platform/records/import-handlers.ts";
import { exportRoster, rosterImporter } from "./roster/store.ts";
import { listCityReach, listReach } from "./store/people.ts";
import { mayViewAs, readSession } from "./store/session-reply.ts";
import { changeOwnPassword, signIn, signOut } from "./store/sign-in.ts";
import { askBackup, askRehearsal, downloadBackup, readSystem, retryJob } from "./system/store.ts";
import { noteVerification, readAuditWatch } from "./store/audit-watch.ts";
import { findAuditPeople, readTrailPage } from "./store/trail-page.ts";
import { exportTrail } from "./store/trail-file.ts";
import type { Neighbours } from "./store/neighbours.ts";
import * as units from "./store/unit-acts.ts";

/** What the routes know of the running program beyond the shell. */
export type Program = { readonly version: string; readonly node: string; readonly startedAt: Date };

type Some = Partial<Handlers<AccountsContract>>;

const range = ({ page, size }: { readonly page: number; readonly size: number }) => ({
  offset: (page - 1) * size,
  limit: size,
});

const sessionHandlers = (shell: Shell, { sampleUnit }: Neighbours) =>
  ({
    "GET /api/session": ({ session, caller }) => readSession(shell, session.token, caller.address),
    "POST /api/session": async ({ body, caller, session }) => {
      const result = await signIn(shell, caller, { ...body, oldToken: session.token });
      if (!result.ok) throw new FailureError(result.failure);
      session.set(result.value.token);
      return readSession(shell, result.value.token, caller.address);
    },
    "DELETE /api/session": async ({ query, caller, session }) => {
      await signOut(shell, caller, { token: session.token, everywhere: query.everywhere });
      session.clear();
      return readSession(shell, null, caller.address);
    },
    "PUT /api/session/password": async ({ body, caller, session }) => {
      await changeOwnPassword(shell, caller, { ...body, token: session.token });
      return readSession(shell, session.token, caller.address);
    },
    "PUT /api/session/email": async ({ body, caller, session }) => {
      await accounts.changeOwnEmail(shell, caller, body.email);
      return readSession(shell, session.token, caller.address);
    },
    "POST /api/session/view-as": async ({ body, caller, session }) => {
      if (!mayViewAs(shell, caller.address))
        throw new FailureError({
          code: "forbidden",
          sentence: {
            zh: "只有在本机上的示例模式才能切换角色。请用账号登录。",
            en: "Roles can be switched only in the demonstration and on its own machine. Sign in with an account.",
          },
        });
      await signOut(shell, caller, { token: session.token, everywhere: false });
      session.clear();
      if (body.role === "citizen") return readSession(shell, null, caller.address);
      const { beginDemoSession } = await import("./store/demonstration/demo-views.ts");
      const token = await beginDemoSession(shell, caller, body.role, sampleUnit);
      session.set(token);
      return readSession(shell, token, caller.address);
    },
  }) satisfies Some;

function providerHandlers(shell: Shell) {
  const { provider: settings } = shell.config;
  const provider = settings && identityProvider(settings, shell.now);
  return {
    "POST /api/session/provider": async ({ caller, flow, origin }) => {
      const { address, token } = await beginAtProvider(shell, provider, caller, origin);
      flow.set(token);
      return { address };
    },
    "POST /api/session/provider/return": async ({ body, caller, session, flow }) => {
      flow.clear();
      const given = { query: body.query, flow: flow.token, oldToken: session.token };
      const linking = settings ?? { claim: "", by: "login", creates: false };
      const token = await finishAtProvider(shell, provider, linking, caller, given);
      session.set(token);
      return readSession(shell, token, caller.address);
    },
    "DELETE /api/accounts/:account/provider-link": ({ params, caller }) =>
      unlinkProvider(shell, caller, params.account),
  } satisfies Some;
}

const secondFactorHandlers = (shell: Shell) =>
  ({
    "GET /api/second-factor": ({ caller }) => factor.readSecondFactor(shell, caller),
    "POST /api/second-factor": ({ body, caller }) => factor.beginSecondFactor(shell, caller, body),
    "POST /api/second-factor/confirmation": ({ body, caller, session }) =>
      factor.confirmSecondFactor(shell, caller, { ...body, token: session.token }),
    "POST /api/second-factor/recovery-codes": ({ body, caller }) =>
      factor.renewRecoveryCodes(shell, caller, body),
    "POST /api/second-factor/removal": ({ body, caller }) => factor.endSecondFactor(shell, caller, body),
    "DELETE /api/accounts/:account/second-factor": ({ params, caller }) =>
      factor.resetSecondFactor(shell, caller, params.account),
  }) satisfies Some;

const accountHandlers = (shell: Shell) =>
  ({
    "GET /api/accounts": async ({ query }) => ({
      ...(await listAccounts(shell.sql, query, range(query), { policy: SIGN_IN_POLICY, now: shell.now() })),
      lackingUnit: await countLackingUnit(shell.sql),
    }),
    "GET /api/accounts/states": () => countAccountStates(shell.sql, shell.now()),
    "POST /api/accounts": ({ body, caller }) => accounts.createAccount(shell, caller, body),
    "PUT /api/accounts/:account": ({ params, body, caller }) =>
      accounts.changeAccount(shell, caller, params.account, body),
    ...importHandlers(
      "/api/account-imports",
      { path: "/api/account-imports", scope: "accounts" },
      shell,
      accountImporter,
    ),
    "GET /api/account-imports/:import/passwords": async ({ params, caller }) => ({
      left: await countWithoutPassword(shell, params.import, caller),
    }),
    "POST /api/account-imports/:import/passwords": ({ params, caller }) =>
      issuePasswords(shell, params.import, caller),
    "POST /api/accounts/:account/password": ({ params, caller }) =>
      accounts.resetPassword(shell, caller, params.account),
    "POST /api/accounts/:account/unlock": ({ params, caller }) =>
      accounts.unlockAccount(shell, caller, params.account),
    "DELETE /api/accounts/:account/sessions": ({ params, caller }) =>
      accounts.endAllSessions(shell, caller, params.account),
  }) satisfies Some;

/** Personal data of liaisons is for those who need to call them. */
const READS_LIAISONS: readonly Role[] = ["office", "security-admin"];

async function detail(
  { sql }: Shell,
  unit: OrganisationRow,
  roles: readonly Role[],
): Promise<OrganisationDetail> {
  if (!READS_LIAISONS.some((role) => roles.includes(role))) return { ...unit, liaisons: null };
  const liaisons = await listLiaisons(sql, unit.id);
  return { ...unit, liaisons: liaisons.map(({ name, phone }) => ({ name, phone })) };
}

async function suggestions({ sql }: Shell) {
  return { rows: suggestMerges(await listOrganisations(sql), await listDistinctPairs(sql)) };
}

const organisationHandlers = (shell: Shell, { countTasks }: Neighbours) =>
  ({
    "GET /api/organisations": ({ query }) => pageOrganisations(shell.sql, query, range(query)),
    "GET /api/unit-reach": async ({ caller }) => {
      const units = await listReach(shell.sql);
      const supervises = caller.actor?.roles.some((role) => role === "office" || role === "data-officer");
      return { units: supervises ? units : units.map(({ lastSignIn: _, ...unit }) => unit) };
    },
    "GET /api/city-reach": async () => ({ units: await listCityReach(shell.sql) }),
    "POST /api/organisations": async ({ body, caller }) =>
      detail(shell, await units.saveOrganisation(shell, caller, null, body), caller.actor?.roles ?? []),
    "GET /api/organisations/suggestions": () => suggestions(shell),
    "GET /api/organisations/roster": ({ caller }) => exportRoster(shell, caller),
    ...importHandlers(
      "/api/roster-imports",
      { path: "/api/rosters/:roster/imports", param: "roster" },
      shell,
      rosterImporter,
    ),
    "GET /api/organisations/:organisation": async ({ params, caller }) =>
      detail(shell, await units.getOrganisation(shell.sql, params.organisation), caller.actor?.roles ?? []),
    "PUT /api/organisations/:organisation": async ({ params, body, caller }) =>
      detail(
        shell,
        await units.saveOrganisation(shell, caller, params.organisation, body),
        caller.actor?.roles ?? [],
      ),
    "DELETE /api/organisations/:organisation": async ({ params, caller }) => ({
      removed: await units.dropOrganisation(shell, caller, params.organisation, countTasks),
    }),
    "POST /api/organisations/:organisation/merge": async ({ params, body, caller }) => {
      const ids = { from: params.organisation, into: body.into };
      return detail(shell, await units.mergeInto(shell, caller, ids), caller.actor?.roles ?? []);
    },
    "POST /api/organisations/suggestions/dismiss": async ({ body, caller }) => {
      await units.keepApart(shell, caller, body);
      return suggestions(shell);
    },
  }) satisfies Some;

/** A page shows so many findings; the command lists all. */
const MOST_FINDINGS = 50;

const systemHandlers = (shell: Shell, program: Program, { sealed, subjects }: Neighbours) =>
  ({
    "GET /api/audit": ({ query }) => readTrailPage(shell.sql, subjects(), query, range(query)),
    "GET /api/audit/people": async ({ query }) => ({ rows: await findAuditPeople(shell.sql, query.q) }),
    "GET /api/audit/verification": async ({ caller }) => {
      const { broken, erased, ...acts } = await verifyAllSeals(shell.sql, sealed);
      const findings = broken.slice(0, MOST_FINDINGS).map(findingSentence);
      const chain = await verifyChain(shell.sql);
      await noteVerification(shell, caller, { ...chain, broken: broken.length });
      return { ...chain, acts: { ...acts, broken: broken.length, erased: erased.length, findings } };
    },
    "GET /api/audit/export": ({ query, caller, long }) => exportTrail(shell, caller, query, long),
    "GET /api/audit/watch": () => readAuditWatch(shell),
    "GET /api/system": () => readSystem(shell, program),
    "POST /api/system/backups": ({ caller }) => askBackup(shell, caller),
    "POST /api/system/backups/:backup/rehearsal": ({ params, caller }) =>
      askRehearsal(shell, caller, params.backup),
    "GET /api/system/backups/:backup/file": ({ params, caller }) =>
      downloadBackup(shell, caller, params.backup),
    "POST /api/system/jobs/:job/retry": ({ params, caller }) => retryJob(shell, caller, params.job),
  }) satisfies Some;

/** Implements the contract of accounts. */
export function routes(app: FastifyInstance, shell: Shell, program: Program, neighbours: Neighbours): void {
  implement(app, contract, {
    ...sessionHandlers(shell, neighbours),
    ...applicantHandlers(shell),
    ...providerHandlers(shell),
    ...secondFactorHandlers(shell),
    ...accountHandlers(shell),
    ...organisationHandlers(shell, neighbours),
    ...systemHandlers(shell, program, neighbours),
  });
}
