import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { type Access, allows } from "../../kernel/access.ts";
import type { Actor } from "../../kernel/actor.ts";
import { FailureError, refusal, type Sentence } from "../../kernel/error.ts";
import type { Export } from "../../kernel/export.ts";
import { NO_RECORD } from "../../kernel/record.ts";
import { WHOLE_REGION } from "../../kernel/region.ts";
import type { Audit, Caller } from "../audit/audit.ts";
import { apart, type Database, inSnapshot, inTransaction, type Sql } from "../database/database.ts";
import type { FileReply, PiecedFile, StreamedFile } from "../http/file-reply.ts";
import type { JobHandler, Jobs } from "../jobs/jobs.ts";
import type { Schedule } from "../jobs/schedule.ts";
import { FEW_ROWS, type Long, type TakesLong, whileAsked } from "./long.ts";
import * as store from "./store.ts";

const WRITE = "platform.write-export";
const CLEAR = "platform.clear-exports";
/** An error that nobody foresaw may pass; after so many times it is said. */
const MOST_ATTEMPTS = 3;
/** One file is written at a time, whoever asked: mail and digests never wait behind long files. */
const QUEUE = "exports";

const RUNNING = refusal(
  "export-running",
  "同一类的一次只写一份，您要的另一份还在写；请等它写好，或在“后台工作”中取消它，再按新的条件来。",
  "One of a kind is written at a time, and another that you asked for is still being written. Wait for it, or cancel it under Background work, then ask with the new choice.",
);
const NOT_READY = refusal(
  "not-ready",
  "这份文件还没有写好，或已取消；请在写好后下载。",
  "This file is not written yet, or was cancelled. Fetch it when it is done.",
);
const RIGHTS_LOST = refusal(
  "rights-lost",
  "导出后您的角色或单位有变动，这份文件不再提供；请按现在的权限重新导出。",
  "Your roles or unit have changed since you asked: this file is no longer handed out. Export again with the rights you have now.",
);
const BROKEN: Sentence = {
  zh: "因意外错误没有写成；请缩小范围（如用筛选）后再试一次，仍不成时请联系系统管理员。",
  en: "An unforeseen error broke it off. Narrow what you ask for (a list by its filters) and try again; ask the system administrator if that fails too.",
};

/** How often an export that is being written looks whether it is still wanted. */
const LOOK_MS = 400;

class Cancelled extends Error {}

type AnyFile = FileReply | StreamedFile | PiecedFile;

/** A route that hands out files, or keeps a record and then gives null, as a job calls it. */
export type LongRoute = {
  readonly access: Access;
  readonly make: (
    call: store.Asked & { readonly caller: Caller; readonly origin: string; readonly long: Long },
  ) => Promise<AnyFile | null>;
};

type Needs = {
  readonly sql: Database;
  readonly jobs: Jobs;
  readonly audit: Audit;
  readonly now: () => Date;
  /** The rights of an account as they are now; undefined where it may not sign in any more. */
  readonly holderOf: (accountId: string) => Promise<Pick<Actor, "organisationId" | "roles"> | undefined>;
  readonly fewRows?: number;
};

/** Whether who asked may still have what was asked for: with all roles of then, for the unit of then. */
const stillMay = (
  access: Access,
  then: Actor,
  now: Pick<Actor, "organisationId" | "roles"> | undefined,
): boolean =>
  now !== undefined &&
  allows(access, now.roles) &&
  then.organisationId === now.organisationId &&
  then.roles.every((role) => now.roles.includes(role));

async function* piecesOf(file: AnyFile): AsyncGenerator<Uint8Array> {
  if ("bytes" in file) yield file.bytes;
  else yield* "pieces" in file ? file.pieces : (file.stream as AsyncIterable<Uint8Array>);
}

async function* untilOver(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
  }
}

const accountOf = ({ actor }: Caller): string => {
  if (actor === null) throw new FailureError(NO_RECORD);
  return actor.accountId;
};

export type Exports = ReturnType<typeof exportsOf>;

/**
 * Files and records that take too long to be waited for: a route says so (`long.takes`), and the same route is called again by a job,
 * with the rights of who asked. One at a time for a person and route; a file is kept for some days and for that person alone.
 */
export function exportsOf({ sql, jobs, audit, now, holderOf, fewRows = FEW_ROWS }: Needs) {
  const routes = new Map<string, LongRoute>();

  async function begin(
    route: string,
    asked: store.Asked,
    { caller, origin, of }: { readonly caller: Caller; readonly origin: string; readonly of: TakesLong },
  ): Promise<Export> {
    const { actor } = caller;
    if (actor === null) throw new FailureError(NO_RECORD);
    const { accountId } = actor;
    return inTransaction(sql, async (transaction) => {
      await transaction`select pg_advisory_xact_lock(hashtext(${`export ${accountId} ${route}`}))`;
      const running = await store.runningOf(transaction, accountId, route);
      if (running !== undefined) {
        const { same, ...view } = running;
        if (await same(asked)) return view;
        throw new FailureError(RUNNING);
      }
      const id = randomUUID();
      await store.keepExport(transaction, {
        id,
        regionCode: WHOLE_REGION,
        caller: { ...caller, actor },
        route,
        asked,
        origin,
        name: of.what,
        total: of.rows,
        askedAt: now(),
      });
      await jobs.enqueue(transaction, WRITE, { export: id }, `${WRITE} ${id}`, QUEUE);
      await audit.record(transaction, {
        caller,
        action: "platform.export",
        subject: `export:${id}`,
        after: { name: of.what.zh, rows: of.rows },
      });
      const view = await store.findExport(transaction, accountId, id);
      if (!view) throw new FailureError(NO_RECORD);
      return view;
    });
  }

  /** Throws where nobody waits for it any more, or who asked may not have it any more. */
  async function look({ id, caller, route }: store.Work): Promise<void> {
    if (!(await store.isWanted(sql, id))) throw new Cancelled();
    const access = routes.get(route)?.access;
    if (access === undefined || !stillMay(access, caller.actor, await holderOf(caller.actor.accountId)))
      throw new FailureError(RIGHTS_LOST);
  }

  /** Aborted on shutdown, and where a look says so: rows may be read, and a file put together, for many seconds between two pages. */
  function watch(work: store.Work, shutdown: AbortSignal) {
    const over = new AbortController();
    let looking = false;
    const again = setInterval(() => {
      if (looking) return;
      looking = true;
      look(work)
        .catch((error: unknown) => over.abort(error))
        .finally(() => (looking = false));
    }, LOOK_MS);
    return { signal: AbortSignal.any([shutdown, over.signal]), end: () => clearInterval(again) };
  }

  async function write(work: store.Work, signal: AbortSignal): Promise<void> {
    const { id, caller, asked, origin } = work;
    await look(work);
    const route = routes.get(work.route);
    if (route === undefined) throw new FailureError(RIGHTS_LOST);
    await inSnapshot(sql, async (hold) => {
      const long: Long = {
        takes: async () => {
          await hold();
          return now();
        },
        wrote: async (rows) => {
          signal.throwIfAborted();
          if (!(await apart(() => store.noteDone(sql, id, rows)))) throw new Cancelled();
        },
        made: async (transaction, link) => {
          signal.throwIfAborted();
          if (!(await store.endWithRecord(transaction, id, link, now()))) throw new Cancelled();
        },
        signal,
      };
      const file = await route.make({ ...asked, caller, origin, long });
      if (file === null) {
        if (await apart(() => store.isWanted(sql, id)))
          throw new Error(`${work.route} did not say which record it made`);
        return;
      }
      const size = await store.keepPieces(sql, id, untilOver(piecesOf(file), signal));
      await apart(() => store.endWork(sql, id, { file: file.name, type: file.type, size, at: now() }));
    });
  }

  const writeExport: JobHandler = async (payload, { signal: shutdown }) => {
    const { export: id } = payload as { readonly export: string };
    const work = await store.beginWork(sql, id);
    if (work === undefined) return;
    // What ended its process, as for want of memory, never came to say so.
    if (work.attempts > MOST_ATTEMPTS) return store.failWork(sql, id, BROKEN, now());
    const { signal, end } = watch(work, shutdown);
    try {
      await write(work, signal);
    } catch (error) {
      if (error instanceof Cancelled) await sql`delete from platform.export_piece where export_id = ${id}`;
      else if (error instanceof FailureError) await store.failWork(sql, id, error.failure.sentence, now());
      else {
        if (shutdown.aborted) await store.forgetAttempt(sql, id);
        else if (work.attempts === MOST_ATTEMPTS) await store.failWork(sql, id, BROKEN, now());
        throw error;
      }
    } finally {
      end();
    }
  };

  return {
    whileAsked: () => whileAsked(fewRows, now),
    routes,
    begin,
    /**
     * Enters a file that is about to be sent: of which route and records, and by what it was narrowed. Not to which words:
     * a name that somebody looked for could never leave the trail again.
     */
    note: (caller: Caller, route: string, { params, query }: store.Asked, file: string): Promise<void> =>
      inTransaction(sql, (transaction: Sql) =>
        audit.record(transaction, {
          caller,
          action: "platform.take-file",
          subject: file,
          after: {
            route,
            of: Object.values(params ?? {}).join(" "),
            // A filter that is off stands there as false.
            narrowedBy: Object.entries(query ?? {})
              .flatMap(([name, value]) => (value === undefined || value === false ? [] : [name]))
              .join(" "),
          },
        }),
      ),
    list: (caller: Caller) => store.listExports(sql, accountOf(caller)),
    open: async (caller: Caller, id: string): Promise<Export> => {
      const found = await store.findExport(sql, accountOf(caller), id);
      if (found === undefined) throw new FailureError(NO_RECORD);
      return found;
    },
    cancel: (caller: Caller, id: string): Promise<void> =>
      inTransaction(sql, async (transaction: Sql) => {
        if (!(await store.cancel(transaction, accountOf(caller), id))) throw new FailureError(NO_RECORD);
        await audit.record(transaction, {
          caller,
          action: "platform.cancel-export",
          subject: `export:${id}`,
        });
      }),
    opened: async (caller: Caller, id: string): Promise<void> => {
      if (!(await store.noteOpened(sql, accountOf(caller), id, now()))) throw new FailureError(NO_RECORD);
    },
    /** A finished file, for who asked and still has the rights with which it was written. */
    fetch: async (caller: Caller, id: string): Promise<StreamedFile> => {
      const kept = await store.openKept(sql, accountOf(caller), id);
      if (kept === undefined) throw new FailureError(NO_RECORD);
      if (kept.state !== "done") throw new FailureError(NOT_READY);
      const access = routes.get(kept.route)?.access;
      if (access === undefined || !stillMay(access, kept.caller.actor, caller.actor ?? undefined))
        throw new FailureError(RIGHTS_LOST);
      const { file: name, type, size } = kept;
      if (name === null) throw new FailureError(NO_RECORD);
      await inTransaction(sql, (transaction: Sql) =>
        audit.record(transaction, {
          caller,
          action: "platform.fetch-export",
          subject: `export:${id}`,
          after: { file: name, bytes: size },
        }),
      );
      async function* sent(): AsyncGenerator<Uint8Array> {
        yield* store.piecesOf(sql, id);
        // What broke off on its way still waits to be fetched.
        await store.noteFetched(sql, id, now());
      }
      return { name, type, size, stream: Readable.from(sent(), { highWaterMark: 1 }) };
    },
    handlers: {
      [WRITE]: writeExport,
      [CLEAR]: async () => void (await store.clearOld(sql, now())),
    } satisfies Record<string, JobHandler>,
    schedules: [{ cron: "20 19 * * *", job: CLEAR }] satisfies Schedule[],
  };
}
