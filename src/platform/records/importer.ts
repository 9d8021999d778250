import { createHash, randomUUID } from "node:crypto";
import type { SheetRow } from "../../kernel/column-mapping.ts";
import { FailureError } from "../../kernel/error.ts";
import {
  type Book,
  correctedRows,
  countsOf,
  type Decisions,
  type ImportView,
  rowsOfSheet,
  type SheetLine,
  type SheetMapping,
} from "../../kernel/sheet.ts";
import { fileSubject, type TrailSubjects } from "../audit/subjects.ts";
import type { Sql } from "../database/database.ts";
import type { JobHandler } from "../jobs/jobs.ts";
import type { Caller } from "../slice.ts";
import { columnsOf } from "./importer-columns.ts";
import { correcting } from "./importer-correct.ts";
import { entering } from "./importer-enter.ts";
import {
  APPLIED,
  DISCARDED,
  haveErrors,
  type ImportDesk,
  type ImporterSpec,
  NO_IMPORT,
  NOTHING_TO_ENTER,
  type ReadSheet,
  RUNNING,
  type Correction,
  type Sheet,
  type Shown,
  STOPPED,
  tooLong,
  type Upload,
} from "./importer-spec.ts";
import { type ImportHead, type ImportRecord, importStore, type StoredProgress } from "./importer-store.ts";
import { viewing } from "./importer-view.ts";
import { clean, readSheets, type Taken } from "./read-sheet.ts";
import { nameOf } from "./records.ts";
import { withinTransaction } from "./within.ts";

// One importer: whatever its sheets become. A sheet is kept as it was read, with what people decide about it; what its lines
// become is read anew from both each time, so that nothing is half decided; it is entered in one transaction, or in portions
// in the background, which can be stopped and go on.

/** Lines below which a sheet is entered at once, in one transaction; larger ones go on in the background. */
export const AT_ONCE_LINES = 500;
/** Lines that are entered in one transaction in the background: between two it can be stopped. */
export const PORTION_LINES = 50;

/** Of a workbook of which one sheet is read the rows of that one: the others are kept to choose among. */
const rowsRead = <
  T extends { readonly rows: readonly SheetRow[]; readonly mapping: { readonly book?: Book } },
>(
  kept: T,
): T => {
  const { book } = kept.mapping;
  return book === undefined ? kept : { ...kept, rows: rowsOfSheet(kept.rows, book.chosen) };
};

/** Makes the importer of a slice: `export const registerImporter = importer<Desk>()({ … })`. */
export const importer =
  <K extends ImportDesk>() =>
  <F extends string, D extends Decisions, G, L extends SheetLine, W>(
    spec: ImporterSpec<K, F, D, G, L, W>,
  ) => {
    type M = SheetMapping<F, D>;
    type Rec = ImportRecord<M, L>;
    type View = ImportView<L, F, D>;
    type Kept = Omit<Sheet<M>, "own">;
    const { slice, name, undecided, action = (verb) => `${slice}.${verb}-${name}` } = spec;
    const store = importStore<F, M, L>(spec.tables);
    const job = `${slice}.apply-${name}`;
    const subjectOf = (id: string) => `${name}:${id}`;
    const { enter, after, started } = entering(spec);
    const columns = columnsOf(spec);
    const { portion = PORTION_LINES } = spec;

    const readImport = async (sql: Sql, sheet: Kept, ground: G): Promise<ReadSheet<L, W>> => {
      const rows = correctedRows(sheet.rows, sheet.mapping.cells);
      const { id } = sheet;
      const made = id === null || spec.makes === undefined ? [] : await store.madeBy(sql, id, spec.makes);
      return spec.read(sql, { ...sheet, rows, own: new Set(made) }, ground);
    };
    const { view, counted, showsOf } = viewing(spec, columns, readImport, store);
    const { corrected, refuseUnseen } = correcting(spec, columns, readImport);

    const remembering = (ground: G, scope: string): string =>
      spec.tables.headingsBy === undefined ? scope : spec.regionOf(ground);

    const memoryOf = (sql: Sql, ground: G, scope: string) => store.memory(sql, remembering(ground, scope));

    function checkLength(rows: readonly unknown[]): void {
      if (rows.length > spec.most) throw new FailureError(tooLong(spec.most));
    }

    async function take(desk: K, upload: Upload, confirmInternal: boolean, caller: Caller): Promise<Taken> {
      const other = await spec.other?.read(desk, upload, confirmInternal, caller);
      if (other) return { rows: other, names: [], hidden: [] };
      return readSheets(desk, upload, spec, spec.sheets ? "all" : "one", confirmInternal, caller);
    }

    /** What a file seems to mean, with nothing decided. Throws `too-many-rows`. */
    async function begun(sql: Sql, { rows, names, hidden }: Taken, ground: G, scope: string): Promise<M> {
      const memory = await memoryOf(sql, ground, scope);
      const meant = columns.proposed(rows, names, ground, memory);
      const mapping = { ...meant, ...(hidden.length === 0 ? {} : { hidden }), ...undecided } as M;
      checkLength(rowsRead({ rows, mapping }).rows);
      return mapping;
    }

    function checkSeen<R extends Pick<ImportHead, "addedById">>(record: R | undefined, caller: Caller): R {
      const { actor } = caller;
      if (!record) throw new FailureError(NO_IMPORT);
      const all = spec.seesAll?.(caller) ?? (actor === null || actor.roles.includes("office"));
      if (!(all || record.addedById === (actor?.accountId ?? null))) throw new FailureError(NO_IMPORT);
      return record;
    }

    /** Keeps the counts of lines that were read now. */
    async function counting(sql: Sql, id: string, read: View): Promise<View> {
      if (spec.tables.counted) await store.change(sql, id, { counts: read.counts });
      return read;
    }

    /** An import that the caller may see, with its rows while it is open. Throws `not-found`. */
    const get = async (
      desk: K,
      id: string,
      caller: Caller,
      lock: "lock" | "read" = "read",
      rows: "while open" | "none" = "while open",
    ): Promise<Rec> => rowsRead(checkSeen(await store.find(desk.sql, id, lock, rows), caller));

    function checkPermitted(ground: G): void {
      const refused = spec.refuses?.(ground) ?? null;
      if (refused !== null) throw new FailureError(refused);
    }

    function checkOpen({ state }: Pick<Rec, "state">): void {
      if (state === "discarded") throw new FailureError(DISCARDED);
      if (state === "applied") throw new FailureError(APPLIED);
      if (state === "applying") throw new FailureError(RUNNING);
      if (state === "stopped") throw new FailureError(STOPPED);
    }

    /** A change of one import, in a transaction of its own; what it is read against is asked for before. */
    async function onImport<T>(
      desk: K,
      id: string,
      caller: Caller,
      work: (within: K, record: Rec, ground: G) => Promise<T>,
      lock: "lock" | "read" = "lock",
    ): Promise<T> {
      const ground = await spec.ground(desk, checkSeen(await store.head(desk.sql, id), caller), caller);
      checkPermitted(ground);
      return withinTransaction(desk, async (within) =>
        work(within, await get(within, id, caller, lock), ground),
      );
    }

    /** From here on the lines that are kept are those that were entered. */
    async function forget(sql: Sql, id: string): Promise<void> {
      if (spec.against !== undefined) await store.forgetLook(sql, id);
    }

    async function close(sql: Sql, { id, mapping }: Rec, state: "applied" | "discarded"): Promise<void> {
      const forgotten = { rows: [], mapping: { ...mapping, ...undecided, cells: {}, saves: [] } };
      await store.change(sql, id, { state, ...(spec.forgets ? forgotten : {}) });
    }

    /** Ends an import: its headings are remembered, and the trail says what it did. */
    async function settle(
      within: K,
      record: Rec,
      ground: G,
      progress: StoredProgress,
      caller: Caller,
    ): Promise<void> {
      const { sql, audit, now } = within;
      await spec.settle?.(within, ground);
      await close(sql, record, "applied");
      const about = {
        scope: remembering(ground, record.scope),
        regionCode: record.regionCode,
        usedAt: now(),
      };
      for (const each of columns.remembered(record.rows, record.mapping, ground))
        await store.remember(sql, each, about);
      await audit.record(sql, {
        caller,
        action: action("apply"),
        subject: subjectOf(record.id),
        before: { state: record.state },
        after: progress,
      });
    }

    function checkReady({ mapping }: Rec, read: ReadSheet<L, W>, ground: G, mode: "all" | "good-rows") {
      const unready = spec.unready(ground, mapping);
      if (unready !== null) throw new FailureError(unready);
      const { good, blocked } = countsOf(
        read.work.map(({ line }) => line),
        spec.outcomes,
      );
      if (mode === "all" && blocked > 0) throw new FailureError(haveErrors(blocked));
      if (read.unready) throw new FailureError(read.unready);
      if (good === 0) throw new FailureError(NOTHING_TO_ENTER);
    }

    /** Goes on in the background, one at a time into the same. */
    async function goOn(
      within: K,
      { id, scope }: Rec,
      change: Parameters<typeof store.change>[2],
    ): Promise<void> {
      await store.change(within.sql, id, change);
      await within.jobs.enqueue(within.sql, job, { import: id }, `${job} ${id}`, `${job} ${scope}`);
    }

    /** Lines that were entered before they had a table stand in it from here on. */
    async function tabled(sql: Sql, id: string): Promise<void> {
      const kept = await store.find(sql, id, "lock", "while open");
      if (kept?.outcome == null) return;
      await store.addLines(sql, kept, kept.outcome, showsOf);
      await store.change(sql, id, { outcome: null });
    }

    return {
      job,

      /** What a file would become, with nothing kept. */
      async preview(desk: K, scope: string, upload: Upload, caller: Caller) {
        const taken = await take(desk, upload, true, caller);
        const ground = await spec.ground(desk, { scope, fileName: upload.name }, caller);
        const mapping = await begun(desk.sql, taken, ground, scope);
        const { rows } = rowsRead({ rows: taken.rows, mapping });
        const { work } = await readImport(desk.sql, { id: null, scope, rows, mapping }, ground);
        const lines = work.map(({ line }) => line);
        return { mapping, lines, counts: counted(lines) };
      },

      /** Takes a sheet in and proposes what its columns mean. Throws why it is not taken. */
      async receive(
        desk: K,
        scope: string,
        upload: Upload,
        { confirmInternal }: { readonly confirmInternal: boolean },
        caller: Caller,
      ): Promise<View> {
        const fileName = clean(upload.name.split(/[\\/]/).at(-1) ?? "").slice(-200) || `${name}.xlsx`;
        const ground = await spec.ground(desk, { scope, fileName }, caller);
        checkPermitted(ground);
        const taken = await take(desk, upload, confirmInternal, caller);
        return withinTransaction(desk, async (within) => {
          const { sql } = within;
          const mapping = await begun(sql, taken, ground, scope);
          if (spec.forgets !== true) {
            const kept = await desk.files.put(upload.bytes, upload.name, sql);
            if (!kept.ok) throw new FailureError(kept.failure);
          }
          const row = {
            id: randomUUID(),
            scope,
            regionCode: spec.regionOf(ground),
            fileName,
            digest: createHash("sha256").update(upload.bytes).digest("hex"),
            rows: taken.rows,
            mapping,
            addedAt: desk.now(),
            addedBy: nameOf(caller),
            addedById: caller.actor?.accountId ?? null,
          };
          await store.add(sql, row);
          const read = rowsRead(row);
          await desk.audit.record(sql, {
            caller,
            action: action("upload"),
            subject: subjectOf(row.id),
            after: { fileName, digest: row.digest, [spec.tables.scope]: scope, rows: read.rows.length },
          });
          const none = {
            state: "mapping",
            goodOnly: false,
            caller: null,
            progress: null,
            outcome: null,
          } as const;
          return counting(sql, row.id, await view(sql, { ...read, ...none }, ground));
        });
      },

      /** An import as it is kept, with its rows and the lines that were entered. Throws `not-found`. */
      async record(desk: K, id: string, caller: Caller): Promise<Rec> {
        const record = rowsRead(checkSeen(await store.find(desk.sql, id, "read", "rows"), caller));
        if (record.outcome !== null) return record;
        return { ...record, outcome: record.state === "mapping" ? [] : await store.lines(desk.sql, id) };
      },

      /** What the trail calls its sheets. */
      subject: (zh: string, en: string, page: string | null): TrailSubjects => ({
        [name]: fileSubject(spec.tables.imports, zh, en, page, { scope: spec.tables.scope, job }),
      }),

      async open(desk: K, id: string, shown: Shown, caller: Caller): Promise<View> {
        const rows = spec.against === undefined ? "while open" : "none";
        const record = await get(desk, id, caller, "read", rows);
        return view(desk.sql, record, await spec.ground(desk, record, caller), shown);
      },

      /**
       * Corrects what columns mean and what cells say, and decides; without fields they are proposed anew. What others saved
       * since the version that was seen stands; throws `changed-since` where they changed the same.
       */
      correct: (desk: K, id: string, said: Correction<D>, shown: Shown, caller: Caller): Promise<View> =>
        onImport(desk, id, caller, async (within, record, ground) => {
          checkOpen(record);
          const { sql } = within;
          const memory = await memoryOf(sql, ground, record.scope);
          const rowsOf = async (sheet: number) =>
            rowsOfSheet((await store.find(sql, id, "read", "rows"))?.rows ?? [], sheet);
          const next = await corrected(sql, record, said, { ground, memory, caller, rowsOf });
          checkLength(next.rows);
          await store.change(sql, id, { mapping: next.mapping });
          await within.audit.record(sql, {
            caller,
            action: action("map"),
            subject: subjectOf(id),
            before: columns.told(record.mapping),
            after: columns.told(next.mapping),
          });
          return counting(sql, id, await view(sql, { ...record, ...next }, ground, shown));
        }),

      /**
       * Enters a sheet: small ones at once and whole, large ones, and those that wait for another into the same, in the
       * background; a stopped one goes on. Applied again it answers as the first time.
       */
      apply: (
        desk: K,
        id: string,
        { mode, version }: { readonly mode: "all" | "good-rows"; readonly version?: number | undefined },
        caller: Caller,
      ): Promise<View> =>
        onImport(desk, id, caller, async (within, record, ground) => {
          const { sql } = within;
          if (record.state === "discarded") throw new FailureError(DISCARDED);
          if (record.state === "applied" || record.state === "applying") return view(sql, record, ground);
          if (record.state === "stopped") {
            const change = { state: "applying", goodOnly: mode === "good-rows", caller } as const;
            await goOn(within, record, change);
            return view(sql, { ...record, ...change }, ground);
          }
          await refuseUnseen(sql, record, ground, version);
          // What another enters into the same is read before this is entered, so that nothing is there twice.
          const waits = await store.hold(sql, record);
          await spec.hold?.(sql);
          const read = await readImport(sql, record, ground);
          checkReady(record, read, ground, mode);
          await forget(sql, id);
          const goodOnly = mode === "good-rows";
          const first = started(read.work);
          if (waits || first.of > (spec.atOnce ?? AT_ONCE_LINES)) {
            const change = { state: "applying", goodOnly, caller, progress: first } as const;
            await goOn(within, record, change);
            return view(sql, { ...record, ...change }, ground);
          }
          const outcome = await enter(within, record, ground, read.work, caller, "throw");
          const progress = after(first, outcome);
          await store.addLines(sql, record, outcome, showsOf);
          await store.change(sql, id, { goodOnly, progress });
          await settle(within, record, ground, progress, caller);
          return view(sql, { ...record, state: "applied", progress }, ground);
        }),

      /** Stops one that goes on in the background, after the lines at hand; what was entered stays, and it can go on later. */
      stop: (desk: K, id: string, caller: Caller): Promise<View> =>
        onImport(
          desk,
          id,
          caller,
          async (within, _, ground) => {
            const { sql, audit } = within;
            if ((await store.lockProgress(sql, id))?.state === "applying") {
              await store.change(sql, id, { state: "stopped" });
              const about = { action: action("stop"), subject: subjectOf(id) };
              await audit.record(sql, { caller, ...about, before: { state: "applying" } });
            }
            return view(sql, await get(within, id, caller), ground);
          },
          "read",
        ),

      /** Discards one of which nothing was entered; again, it changes nothing. */
      discard: (desk: K, id: string, caller: Caller): Promise<View> =>
        onImport(desk, id, caller, async (within, record, ground) => {
          if (record.state === "discarded") return view(within.sql, record, ground);
          checkOpen(record);
          await forget(within.sql, id);
          await close(within.sql, record, "discarded");
          const about = { action: action("discard"), subject: subjectOf(id) };
          await within.audit.record(within.sql, { caller, ...about, before: { state: record.state } });
          return view(within.sql, { ...record, state: "discarded" }, ground);
        }),

      /**
       * Enters a large sheet in portions, each in a transaction of its own with how far it is. Run again after a crash it goes
       * on behind the last portion that was kept; lines that are there already are not entered twice.
       */
      run:
        (desk: K): JobHandler =>
        async (payload, { signal }) => {
          const { import: id } = payload as { readonly import: string };
          const found = await store.find(desk.sql, id, "read", "rows");
          if (found?.state !== "applying" || found.caller === null) return;
          const record = rowsRead(found);
          const { caller } = found;
          const ground = await spec.ground(desk, record, caller);
          await withinTransaction(desk, (within) => tabled(within.sql, id));
          const { work } = await readImport(desk.sql, record, ground);
          let progress = record.progress ?? started(work);
          const left = work.filter(({ line }) => line.number > progress.through);
          for (let at = 0; at < left.length; at += portion) {
            if (signal.aborted) throw new Error("the server stops: the import goes on at its next start");
            const next = await withinTransaction(desk, async (within) => {
              const now = await store.lockProgress(within.sql, id);
              // Stopped, or somebody else is at it.
              if (now?.state !== "applying" || now.through !== progress.through) return null;
              const part = left.slice(at, at + portion);
              const lines = await enter(within, record, ground, part, caller, "note");
              const noted = after(progress, lines);
              await store.addLines(within.sql, record, lines, showsOf);
              await store.change(within.sql, id, { progress: noted });
              return noted;
            });
            if (next === null) return;
            progress = next;
          }
          await withinTransaction(desk, async (within) => {
            if ((await store.lockProgress(within.sql, id))?.state === "applying")
              await settle(within, record, ground, progress, caller);
          });
        },
    };
  };
