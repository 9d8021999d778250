import type { Sentence } from "../../../../kernel/error.ts";

export const EXPORT_FORMATS = ["workbook", "dcat"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How many resources are exported at once; more are written in the background, so many to a file. */
export const RESOURCES_A_FILE = 5_000;
/** Days for which a finished export can be downloaded. */
export const EXPORT_DAYS = 7;

/** An export on its way, as who asked for it sees it; `done` and `total` count files. */
export type CatalogueExport = {
  readonly id: string;
  readonly format: ExportFormat;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly resources: number;
  readonly done: number;
  readonly total: number;
  readonly failure: Sentence | null;
  readonly askedAt: string;
};
