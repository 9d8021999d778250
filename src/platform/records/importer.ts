import { createHash, randomUUID } from "node:crypto";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import {
  correctedRows,
  countsOf,
  type CellCorrections,
  type Decisions,
  type ImportView,
  isBlocked,
  type LineCounts,
  rowsOfLine,
  type SheetLine,
  type SheetMapping,
} from "../../kernel/sheet.ts";
import type { Sql } from "../database/database.ts";
import type { JobHandler } from "../jobs/jobs.ts";
import type { Caller } from "../slice.ts";
import { columnsOf } from "./importer-columns.ts";
import { entering } from "./importer-enter.ts";
import {
  APPLIED,
  DISCARDED,
  FIRST_PAGE,
  haveErrors,
  type ImportDesk,
  type ImporterSpec,
  NO_IMPORT,
  NOTHING_TO_ENTER,
  type ReadSheet,
  RUNNING,
  type SaidColumns,
  type Sheet,
  type Shown,
  STOPPED,
  type Upload,
} from "./importer-spec.ts";
import { type ImportHead, type ImportRecord, importStore, type StoredProgress } from "./importer-store.ts";
import { clean, readSheet, readSheets } from "./read-sheet.ts";
import { nameOf } from "./records.ts";
import { withinTransaction } from "./within.ts";

// One importer: whatever its sheets become. A sheet is kept as it was read, with what people decide about it; what its lines
// become is read anew from both each time, so that nothing is half decided; it is entered in one transaction, or in portions
// in the background, which can be stopped and go on.

/** Lines below which a sheet is entered at once, in one transaction; larger ones go on in the background. */
export const AT_ONCE_LINES = 500;
/** Lines that are entered in one transaction in the background: between two it can be stopped. */
export const PORTION_LINES = 50;

/** Makes the importer of a slice: `export const registerImporter = importer<Desk>()({ … })`. */
export const importer =
  <K extends ImportDesk>() =>
  <F extends string, D extends Decisions, G, L extends SheetLine, W>(
    spec: ImporterSpec<K, F, D, G, L, W>,
  ) => {
    type M = SheetMapping<F, D>;
    type Rec = ImportRecord<M, L>;
    type View = ImportView<L, F, D>;
    type Kept = Omit<Sheet<M>, "own"> & { readonly outcome?: readonly L[] | null };
    const { slice, name, undecided, action = (verb) => `${slice}.${verb}-${name}` } = spec;
    const store = importStore<F, M, L>(spec.tables);
    const job = `${slice}.apply-${name}`;
    const subjectOf = (id: string) => `${name}:${id}`;
    const { enter, after, started, made } = entering(spec);
    const columns = columnsOf(spec);
    const { portion = PORTION_LINES } = spec;

    const readImport = (sql: Sql, { outcome = [], ...sheet }: Kept, ground: G): Promise<ReadSheet<L, W>> => {
      const rows = correctedRows(sheet.rows, sheet.mapping.cells);
      return spec.read(sql, { ...sheet, rows, own: made(outcome) }, ground);
    };

    const shows = (show: string, line: L): boolean => {
      if (show === "all") return true;
      if (show === "blocked") return isBlocked(line);
      if (show === "issues") return line.issues.length > 0;
      return spec.shows?.[show]?.(line) ?? line.outcome === show;
    };

    const remembering = (ground: G, scope: string): string =>
      spec.tables.headingsBy === undefined ? scope : spec.regionOf(ground);

    const memoryOf = (sql: Sql, ground: G, scope: string) => store.memory(sql, remembering(ground, scope));

    /** The rows of a file, with the names of its sheets where all of them are read. */
    async function take(desk: K, upload: Upload, confirmInternal: boolean, caller: Caller) {
      const other = await spec.other?.read(desk, upload, confirmInternal, caller);
      if (other) return { rows: other, names: [] };
      if (spec.sheets) return readSheets(desk, upload, spec, confirmInternal, caller);
      return { rows: await readSheet(desk, upload, spec, confirmInternal, caller), names: [] };
    }

    const counted = (lines: readonly L[]): LineCounts => ({
      ...countsOf(lines, spec.outcomes),
      ...spec.tally?.(lines),
    });

    /** An import with one page of its lines: as they would be entered now, or as they were. */
    async function view(
      sql: Sql,
      record: Rec,
      ground: G,
      { page, size, show }: Shown = FIRST_PAGE,
    ): Promise<View> {
      const open = record.state === "mapping";
      const { mapping } = record;
      const read = open ? await readImport(sql, record, ground) : null;
      const lines = read?.work.map(({ line }) => line) ?? record.outcome ?? [];
      const shown = lines.filter((line) => shows(show, line));
      const rows = shown.slice((page - 1) * size, page * size);
      const { headingRow: _, fields, why: __, cells = {}, sheet: ___, further = [], ...said } = mapping;
      const decisions = { ...undecided, ...(said as unknown as D) };
      const { through: ____ = 0, ...progress } = record.progress ?? { done: 0, of: 0, skipped: 0 };
      const within = new Set(rows.flatMap(rowsOfLine));
      return {
        id: record.id,
        scope: record.scope,
        ...(spec.into === undefined ? {} : { into: spec.into(ground) }),
        fileName: record.fileName,
        addedBy: record.addedBy,
        addedOn: dayInShanghai(record.addedAt),
        state: record.state,
        ...(spec.refuses?.(ground) == null ? {} : { readOnly: true as const }),
        ...columns.shown(record.rows, mapping, ground),
        fields: spec.fields(ground, [fields, ...further.map((part) => part.fields)].flat()),
        rows,
        total: shown.length,
        // What was read stays told as it was, though what was left out of it is known no more.
        counts: {
          ...counted(lines),
          ...(open ? {} : { ...record.counts, ...countsOf(lines, spec.outcomes) }),
        },
        questions: read?.questions ?? [],
        lists: open ? (spec.lists?.(ground) ?? {}) : {},
        decisions: spec.shown?.(ground, decisions) ?? decisions,
        unready: open ? ((spec.unready(ground, mapping) ?? read?.unready)?.sentence ?? null) : null,
        cells: open
          ? record.rows.flatMap(({ number, cells: texts }) =>
              within.has(number) ? [{ number, cells: texts }] : [],
            )
          : [],
        corrected: cells,
        progress: record.progress === null ? null : progress,
      };
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

    /** An import that the caller may see. Throws `not-found`. */
    const get = async (desk: K, id: string, caller: Caller, lock: "lock" | "read" = "read"): Promise<Rec> =>
      checkSeen(await store.find(desk.sql, id, lock), caller);

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

    async function close(sql: Sql, { id, mapping }: Rec, state: "applied" | "discarded"): Promise<void> {
      const forgotten = { rows: [], mapping: { ...mapping, ...undecided, cells: {} } };
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

    return {
      job,

      /** What a file would become, with nothing kept. */
      async preview(desk: K, scope: string, upload: Upload, caller: Caller) {
        const { rows, names } = await take(desk, upload, true, caller);
        const ground = await spec.ground(desk, { scope, fileName: upload.name }, caller);
        const memory = await memoryOf(desk.sql, ground, scope);
        const mapping = { ...columns.proposed(rows, names, ground, memory), ...undecided } as M;
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
        const { rows, names } = await take(desk, upload, confirmInternal, caller);
        return withinTransaction(desk, async (within) => {
          const { sql } = within;
          const memory = await memoryOf(sql, ground, scope);
          const mapping = { ...columns.proposed(rows, names, ground, memory), ...undecided } as M;
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
            rows,
            mapping,
            addedAt: desk.now(),
            addedBy: nameOf(caller),
            addedById: caller.actor?.accountId ?? null,
          };
          await store.add(sql, row);
          await desk.audit.record(sql, {
            caller,
            action: action("upload"),
            subject: subjectOf(row.id),
            after: { fileName, digest: row.digest, [spec.tables.scope]: scope, rows: rows.length },
          });
          const none = {
            state: "mapping",
            goodOnly: false,
            caller: null,
            progress: null,
            outcome: null,
          } as const;
          return counting(sql, row.id, await view(sql, { ...row, ...none }, ground));
        });
      },

      /** An import as it is kept, with its rows. Throws `not-found`. */
      record: (desk: K, id: string, caller: Caller): Promise<Rec> => get(desk, id, caller),

      async open(desk: K, id: string, shown: Shown, caller: Caller): Promise<View> {
        const record = await get(desk, id, caller);
        return view(desk.sql, record, await spec.ground(desk, record, caller), shown);
      },

      /** Corrects what columns mean and what cells say, and decides; without fields they are proposed anew. */
      correct: (
        desk: K,
        id: string,
        {
          headingRow,
          fields,
          further,
          cells,
          ...decisions
        }: D & SaidColumns & { readonly cells?: CellCorrections | undefined },
        shown: Shown,
        caller: Caller,
      ): Promise<View> =>
        onImport(desk, id, caller, async (within, record, ground) => {
          checkOpen(record);
          const before = record.mapping;
          const memory = await memoryOf(within.sql, ground, record.scope);
          const said = { headingRow, fields, further };
          const meant = columns.decided(record.rows, before, said, ground, memory);
          const cleaned = Object.entries(cells ?? before.cells ?? {}).map(([at, text]) => [at, clean(text)]);
          const corrected = Object.fromEntries(cleaned) as CellCorrections;
          const mapping = { ...meant, ...undecided, ...decisions, cells: corrected } as unknown as M;
          await store.change(within.sql, id, { mapping });
          await within.audit.record(within.sql, {
            caller,
            action: action("map"),
            subject: subjectOf(id),
            before: columns.told(record.mapping),
            after: columns.told(mapping),
          });
          return counting(within.sql, id, await view(within.sql, { ...record, mapping }, ground, shown));
        }),

      /**
       * Enters a sheet: small ones at once and whole, large ones, and those that wait for another into the same, in the
       * background; a stopped one goes on. Applied again it answers as the first time.
       */
      apply: (
        desk: K,
        id: string,
        { mode }: { readonly mode: "all" | "good-rows" },
        caller: Caller,
      ): Promise<View> =>
        onImport(desk, id, caller, async (within, record, ground) => {
          const { sql } = within;
          if (record.state === "discarded") throw new FailureError(DISCARDED);
          if (record.state === "applied" || record.state === "applying") return view(sql, record, ground);
          // What another enters into the same is read before this is entered, so that nothing is there twice.
          const waits = await store.hold(sql, record);
          await spec.hold?.(sql);
          const read = await readImport(sql, record, ground);
          if (record.state === "mapping") checkReady(record, read, ground, mode);
          const goodOnly = mode === "good-rows";
          const first = started(read.work);
          if (record.state === "stopped" || waits || first.of > (spec.atOnce ?? AT_ONCE_LINES)) {
            const change = {
              state: "applying",
              goodOnly,
              caller,
              progress: record.progress ?? first,
            } as const;
            await store.change(sql, id, change);
            await within.jobs.enqueue(sql, job, { import: id }, `${job} ${id}`, `${job} ${record.scope}`);
            return view(sql, { ...record, ...change }, ground);
          }
          const outcome = await enter(within, record, ground, read.work, caller, "throw");
          const progress = after(first, outcome);
          await store.change(sql, id, { goodOnly, progress, outcome });
          await settle(within, record, ground, progress, caller);
          return view(sql, { ...record, state: "applied", progress, outcome }, ground);
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
          const record = await store.find(desk.sql, id, "read");
          if (record?.state !== "applying" || record.caller === null) return;
          const { caller } = record;
          const ground = await spec.ground(desk, record, caller);
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
              await store.note(within.sql, id, lines, noted);
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
