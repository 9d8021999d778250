import { randomUUID } from "node:crypto";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import { newToken, tokenDigest } from "../../../platform/sessions/token.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { CalendarFeed, FeedChoice } from "../../domain/meetings/calendar-feed.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Desk } from "../desk.ts";

const NO_FEED = refusal(
  "not-found",
  "没有这个日历订阅，或已经停用。请在“日历订阅”页面重新生成地址。",
  "There is no such calendar feed, or it was revoked. Make a new address on the page Calendar feed.",
);
const MOST_FEEDS = 10;
const TOO_MANY = refusal(
  "too-many-feeds",
  `每个账号最多同时有 ${MOST_FEEDS} 个日历订阅，请先停用不用的。`,
  `An account has ${MOST_FEEDS} calendar feeds at most. Revoke one that is not used.`,
);

type Row = Omit<CalendarFeed, "createdAt" | "revokedAt" | "lastReadAt"> & {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  readonly lastReadAt: Date | null;
};

const accountOf = ({ actor }: Caller): string => {
  if (actor === null) throw new FailureError(NO_FEED);
  return actor.accountId;
};

/** The caller's feeds, those in use first, then the newest first. */
export async function listFeeds(sql: Sql, caller: Caller): Promise<CalendarFeed[]> {
  const rows = await sql<Row[]>`
    select id, choice, created_at, revoked_at, last_read_at from organisation.calendar_feed
    where account_id = ${accountOf(caller)} order by revoked_at is not null, created_at desc, id limit 50`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastReadAt: row.lastReadAt?.toISOString() ?? null,
  }));
}

/** Makes a feed of the caller's and returns its token, of which only the digest is kept. */
export async function makeFeed(desk: Desk, choice: FeedChoice, caller: Caller): Promise<string> {
  const accountId = accountOf(caller);
  const token = newToken();
  await inTransaction(desk.sql, async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`calendar-feed:${accountId}`}))`;
    const [open] = await sql<{ count: number }[]>`
      select count(*)::int as count from organisation.calendar_feed
      where account_id = ${accountId} and revoked_at is null`;
    if ((open?.count ?? 0) >= MOST_FEEDS) throw new FailureError(TOO_MANY);
    const id = randomUUID();
    await sql`insert into organisation.calendar_feed ${sql({
      id,
      accountId,
      tokenHash: tokenDigest(token),
      regionCode: WHOLE_REGION,
      choice: json(sql, choice),
      createdAt: desk.now(),
    })}`;
    await desk.audit.record(sql, {
      caller,
      action: "organisation.make-calendar-feed",
      subject: `calendar-feed:${id}`,
      after: { parts: choice.parts.join(", ") },
    });
  });
  return token;
}

/** Revokes a feed of the caller's; one that is revoked already stays so. Throws `not-found` for any other. */
export async function revokeFeed(desk: Desk, feed: string, caller: Caller): Promise<void> {
  const accountId = accountOf(caller);
  await inTransaction(desk.sql, async (sql) => {
    const [known] = await sql<{ revokedAt: Date | null }[]>`
      select revoked_at from organisation.calendar_feed where id = ${feed} and account_id = ${accountId} for update`;
    if (!known) throw new FailureError(NO_FEED);
    if (known.revokedAt !== null) return;
    await sql`update organisation.calendar_feed set revoked_at = ${desk.now()} where id = ${feed}`;
    await desk.audit.record(sql, {
      caller,
      action: "organisation.revoke-calendar-feed",
      subject: `calendar-feed:${feed}`,
    });
  });
}

/** Whose feed an address is and what is in it; noted as read. Throws `not-found` for one that is unknown or revoked. */
export async function feedOf(
  desk: Desk,
  token: string,
): Promise<{ readonly accountId: string; readonly choice: FeedChoice }> {
  const [feed] = await desk.sql<{ accountId: string; choice: FeedChoice }[]>`
    update organisation.calendar_feed set last_read_at = ${desk.now()}
    where token_hash = ${tokenDigest(token)} and revoked_at is null returning account_id, choice`;
  if (!feed) throw new FailureError(NO_FEED);
  return feed;
}

export const noFeed = (): never => {
  throw new FailureError(NO_FEED);
};
