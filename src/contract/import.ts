import { z } from "zod";
import type { Access } from "../kernel/access.ts";
import type { Schema } from "../kernel/contract.ts";
import { parserOf } from "./fields.ts";
import type { CellCorrections } from "../kernel/sheet.ts";
import { choice, own, say, whole } from "../kernel/fields.ts";
import { called, described, id, page, typed } from "./parts.ts";

const MODES = {
  all: say("全部行", "all lines"),
  "good-rows": say("没有错误的行", "lines without errors"),
};
const MODE = choice(say("入库的行", "Lines to enter"), MODES);
const HEADING_ROW = whole(say("表头所在的行", "Row of headings"), { least: 0, most: 1_048_576 });
const MEANINGS = own(say("各列的含义", "What columns mean"));
const FURTHER = own(say("工作簿的其余工作表", "Further sheets of the workbook"));
const SHEET = whole(say("读哪张工作表", "Sheet that is read"), { least: 0, most: 10_000 });
const VERSION = whole(say("据以决定的版本", "State that was seen"), { least: 0, most: 1_000_000 });
const CELLS = own(say("改正的单元格", "Corrected cells"));

/** Cells that somebody wrote over: at most so many, each as long as a cell may be. */
const MOST_CELLS = 2_000;
const cells = described(
  CELLS,
  z
    .record(z.string().regex(/^\d{1,9}:\d{1,3}$/), z.string().max(5_000))
    .refine((given) => Object.keys(given).length <= MOST_CELLS),
);

const numberOf = (key: string, field: Parameters<typeof parserOf>[1]) =>
  parserOf(key, field) as z.ZodType<number, number>;

type Route = { readonly summary: string; readonly access: Access };
type Shown = { readonly page: number; readonly size: number; readonly show: string };
type AskedShown = { readonly page?: unknown; readonly size?: unknown; readonly show?: string | undefined };
type OfImport = Schema<{ import: string }, { import: string }>;
type Columns = {
  readonly headingRow: number;
  readonly fields?: readonly (string | null)[] | undefined;
};
type Correction<In> = In &
  Columns & {
    readonly further?: readonly Columns[] | undefined;
    readonly cells?: CellCorrections | undefined;
    readonly sheet?: number | undefined;
    readonly version?: number | undefined;
  };
type Mode = { readonly mode: "all" | "good-rows"; readonly version?: number | undefined };

export type UploadRoute<S extends string, View> = Route & {
  readonly query: Schema<{ confirmInternal: boolean }, { confirmInternal?: string | undefined }>;
  readonly body: "multipart";
  readonly reply: Schema<View>;
} & ([S] extends [never] ? unknown : { readonly params: Schema<Record<S, string>, Record<S, string>> });
export type OpenImport<View> = Route & {
  readonly params: OfImport;
  readonly query: Schema<Shown, AskedShown>;
  readonly reply: Schema<View>;
};
export type CorrectImport<View, D, In> = OpenImport<View> & {
  readonly body: Schema<Correction<D>, Correction<In>>;
};
export type ApplyImport<View> = Route & {
  readonly params: OfImport;
  readonly body: Schema<Mode, Mode>;
  readonly reply: Schema<View>;
};
export type PlainImport<View> = Route & { readonly params: OfImport; readonly reply: Schema<View> };

/**
 * The routes of an importer (see `importer` in src/platform/records): upload, one page of it, corrections and decisions,
 * entering, stopping, discarding. `decisions` parses what people decide; `shows` are the lines that may be asked for beside
 * all, blocked and issues.
 */
export const importContract =
  <View>() =>
  <
    const P extends `/api/${string}`,
    const U extends `/api/${string}`,
    D extends z.ZodRawShape,
    const S extends string = never,
  >(
    path: P,
    upload: { readonly path: U; readonly param?: S; readonly scope?: z.ZodType<string> },
    about: {
      readonly access: Access;
      /** Who may look at one, where these are others than who may import. */
      readonly looks?: Access;
      readonly what: string;
      readonly shows: readonly string[];
      readonly decisions: D;
    },
  ) => {
    const { access, looks = access, what, shows, decisions } = about;
    const params = z.object({ import: id });
    const shown = called("显示的行", "Lines shown", z.enum(["all", "blocked", "issues", ...shows]));
    const query = page.extend({ show: shown.default("all") });
    const reply = typed<View>();
    const columns = {
      headingRow: numberOf("headingRow", HEADING_ROW),
      fields: described(MEANINGS, z.array(z.string().max(120).nullable()).max(500)).optional(),
    };
    const correction = z.object({
      ...columns,
      /** Of the workbook's further sheets, in their order. */
      further: described(FURTHER, z.array(z.object(columns)).max(200)).optional(),
      cells: cells.optional(),
      /** Another sheet of the workbook, to be read instead: what was said of the one before is gone. */
      sheet: numberOf("sheet", SHEET).optional(),
      version: numberOf("version", VERSION).optional(),
      ...decisions,
    });
    type Out = z.output<z.ZodObject<D>>;
    type In = z.input<z.ZodObject<D>>;
    return {
      [`POST ${upload.path}`]: {
        summary: `Upload ${what} of any headings; what its columns mean is proposed`,
        access,
        ...(upload.param === undefined || upload.scope === undefined
          ? {}
          : { params: z.object({ [upload.param]: upload.scope }) }),
        query: z.object({ confirmInternal: z.stringbool().default(false) }),
        body: "multipart",
        reply,
      },
      [`GET ${path}/:import`]: {
        summary: "A sheet on its way in, with one page of its lines; one's own, the office every one",
        access: looks,
        params,
        query,
        reply,
      },
      [`PUT ${path}/:import/mapping`]: {
        summary:
          "Correct what its columns mean and what its cells say, and decide what it leaves open; without fields they are proposed anew",
        access,
        params,
        query,
        body: correction,
        reply,
      },
      [`POST ${path}/:import/apply`]: {
        summary:
          "Enter its lines: all, or those without errors; many go on in the background, and what was stopped goes on",
        access,
        params,
        body: z.object({ mode: parserOf("mode", MODE), version: numberOf("version", VERSION).optional() }),
        reply,
      },
      [`POST ${path}/:import/stop`]: {
        summary: "Stop one that goes on in the background; what was entered stays",
        access,
        params,
        reply,
      },
      [`DELETE ${path}/:import`]: {
        summary: "Discard one of which nothing was entered",
        access,
        params,
        reply,
      },
    } as unknown as Record<`POST ${U}`, UploadRoute<S, View>> &
      Record<`GET ${P}/:import`, OpenImport<View>> &
      Record<`PUT ${P}/:import/mapping`, CorrectImport<View, Out, In>> &
      Record<`POST ${P}/:import/apply`, ApplyImport<View>> &
      Record<`POST ${P}/:import/stop`, PlainImport<View>> &
      Record<`DELETE ${P}/:import`, PlainImport<View>>;
  };
