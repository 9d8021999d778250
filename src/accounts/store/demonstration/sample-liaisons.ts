import type { Sql } from "../../../platform/database/database.ts";
import { NO_PASSWORD } from "../../../platform/sessions/password-hash.ts";
import { addAccount } from "../account.ts";

/** Accounts of liaisons for these sample units, once each: nobody signs in to them, but the office reaches somebody. */
export async function addSampleLiaisons(
  sql: Sql,
  units: readonly { readonly id: string; readonly name: string }[],
  createdAt: Date,
): Promise<void> {
  for (const [at, { id, name }] of units.entries()) {
    if (!name.includes("示例")) throw new Error(`${name} is no sample`);
    const login = `demo-liaison-${String(at + 1).padStart(2, "0")}`;
    await addAccount(sql, {
      name: login,
      displayName: `${name}联络员`,
      organisationId: id,
      email: `${login}@example.invalid`,
      roles: ["liaison"],
      passwordHash: NO_PASSWORD,
      mustChangePassword: false,
      createdAt,
    });
  }
}
