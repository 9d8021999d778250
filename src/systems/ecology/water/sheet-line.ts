import type { ImportView, SheetLine } from "../../../kernel/sheet.ts";
import type { SheetDecisions, SheetField } from "./sheet-reading.ts";

/** A row of a sheet of readings, with how many values it brings. */
export type ReadingLine = SheetLine & { readonly values: number };
export type ReadingImport = ImportView<ReadingLine, SheetField, SheetDecisions>;
