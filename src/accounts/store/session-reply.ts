import type { Shell } from "../../platform/slice.ts";
import type { Session } from "../domain/account.ts";
import { isLoopback, noticesFor } from "../domain/notices.ts";
import { describePolicy, PASSWORD_POLICY } from "../domain/password.ts";
import { SIGN_IN_POLICY } from "../domain/sign-in.ts";
import { isDemanded } from "../second-factor/second-factor.ts";
import { countHolders } from "./account.ts";
import { findOrganisation } from "./organisation.ts";
import { findSession } from "./session.ts";

/** Whether this address may switch roles without a password: in the demonstration, on its own machine. */
export const mayViewAs = ({ config }: Shell, address: string): boolean =>
  config.demo && !config.trustProxy && isLoopback(address);

/** The session behind a token as the browser knows it. */
export async function readSession(shell: Shell, token: string | null, address: string): Promise<Session> {
  const { sql, config } = shell;
  const alive = token === null ? undefined : await findSession(sql, SIGN_IN_POLICY, token, shell.now());
  const actor = alive?.actor ?? null;
  const unit = actor?.organisationId ? await findOrganisation(sql, actor.organisationId) : undefined;
  const standing = {
    demo: config.demo,
    securityAdmins: await countHolders(sql, "security-admin"),
    auditAdmins: await countHolders(sql, "audit-admin"),
  };
  return {
    actor,
    mode: config.demo ? "demo" : "real",
    mustChangePassword: alive?.mustChangePassword ?? false,
    mustSetUpFactor:
      alive !== undefined &&
      !alive.hasSecondFactor &&
      isDemanded(alive.actor.roles, config.adminSecondFactor),
    notices: noticesFor(actor?.roles ?? null, standing),
    provider: config.provider?.name ?? null,
    idleMinutes: SIGN_IN_POLICY.idleMinutes,
    mayViewAs: mayViewAs(shell, address),
    passwordRules: describePolicy(PASSWORD_POLICY),
    organisationName: unit?.name ?? null,
    email: alive?.email ?? null,
  };
}
