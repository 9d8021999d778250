import type { Sql } from "../../../platform/database/database.ts";
import { NO_PASSWORD } from "../../../platform/sessions/password-hash.ts";
import { addAccount } from "../account.ts";

const POSTS = { liaison: "联络员", "data-officer": "数据专员" } as const;

/** Whom the demonstration has at units beside those whom its visitor acts as. */
export type SamplePost = keyof typeof POSTS;

/** Accounts of one post at these sample units, once each: nobody signs in to them, but who sends something reaches somebody. */
export async function addSamplePeople(
  sql: Sql,
  role: SamplePost,
  units: readonly { readonly id: string; readonly name: string }[],
  createdAt: Date,
): Promise<void> {
  for (const [at, { id, name }] of units.entries()) {
    if (!name.includes("示例")) throw new Error(`${name} is no sample`);
    const login = `demo-${role}-${String(at + 1).padStart(2, "0")}`;
    await addAccount(sql, {
      name: login,
      displayName: `${name}${POSTS[role]}`,
      organisationId: id,
      email: `${login}@example.invalid`,
      roles: [role],
      passwordHash: NO_PASSWORD,
      mustChangePassword: false,
      createdAt,
    });
  }
}
