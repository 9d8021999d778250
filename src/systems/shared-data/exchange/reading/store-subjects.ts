import { createHmac, randomBytes } from "node:crypto";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { portions } from "../../../../platform/database/json.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Desk } from "../../store/desk.ts";

export const hmac = (key: Uint8Array, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/** A key of this installation, made on first use. */
export async function exchangeKey(sql: Sql, name: "subject-index" | "mask"): Promise<Buffer> {
  const find = () => sql<{ key: Buffer }[]>`select key from shared_data.exchange_key where name = ${name}`;
  const [known] = await find();
  if (known) return known.key;
  await sql`insert into shared_data.exchange_key ${sql({ name, key: randomBytes(32) })} on conflict do nothing`;
  const [made] = await find();
  if (!made) throw new Error(`no key ${name}`);
  return made.key;
}

/** What the log calls each of these numbers; salts are made where there are none. In the order given. */
export async function subjectTokens(
  sql: Sql,
  numbers: readonly string[],
  { regionCode, at }: { readonly regionCode: string; readonly at: Date },
): Promise<Buffer[]> {
  const key = await exchangeKey(sql, "subject-index");
  const indexes = new Map([...new Set(numbers)].map((number) => [number, hmac(key, number)]));
  const salts = new Map<string, Buffer>();
  for (const portion of portions([...indexes.values()])) {
    const rows = portion.map((index) => ({ index, salt: randomBytes(32), regionCode, madeAt: at }));
    await sql`insert into shared_data.subject_salt ${sql(rows)} on conflict do nothing`;
    const found = await sql<{ index: Buffer; salt: Buffer }[]>`
      select index, salt from shared_data.subject_salt
      where index in (select decode(hex, 'hex') from unnest(${portion.map((index) => index.toString("hex"))}::text[]) hex)`;
    for (const { index, salt } of found) salts.set(index.toString("hex"), salt);
  }
  return numbers.map((number) => {
    const salt = salts.get(indexes.get(number)?.toString("hex") ?? "");
    if (!salt) throw new Error("a salt was erased while it was read");
    return hmac(salt, number);
  });
}

/** What the log calls a number, if anybody ever asked for it. */
export async function findSubjectToken(sql: Sql, number: string): Promise<Buffer | undefined> {
  const index = hmac(await exchangeKey(sql, "subject-index"), number);
  const [row] = await sql<{ salt: Buffer }[]>`
    select salt from shared_data.subject_salt where index = ${index}`;
  return row && hmac(row.salt, number);
}

/**
 * Forgets whom the log's tokens of a number mean, by destroying its salt (个人信息保护法 article 47); the log stays as it is
 * and can be checked. Returns whether there was anything to forget.
 */
export async function eraseSubject(
  desk: Pick<Desk, "sql" | "audit">,
  number: string,
  caller: Caller,
): Promise<boolean> {
  const index = hmac(await exchangeKey(desk.sql, "subject-index"), number);
  return inTransaction(desk.sql, async (sql) => {
    const gone = await sql`delete from shared_data.subject_salt where index = ${index} returning index`;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.subject-erase",
      subject: "receipt-subject",
      after: { erased: gone.length > 0 },
    });
    return gone.length > 0;
  });
}
