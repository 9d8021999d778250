export const IMPORT_STATES = ["queued", "reading", "review", "published", "failed", "cancelled"] as const;

/** By what imports are listed; the newest first where nothing is said. */
export const IMPORT_ORDERS = { name: "rises", state: "rises", uploaded: "falls" } as const;

/** `reading` → `review` → `published`; or `failed` with its sentence, or `cancelled`. */
export type ImportStatus = {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  readonly state: (typeof IMPORT_STATES)[number];
  /** 0 to 1 while reading. */
  readonly progress: number;
  readonly problem: { readonly zh: string; readonly en: string } | null;
  readonly notes: readonly { readonly zh: string; readonly en: string }[];
  readonly title: string | null;
  readonly measures: number | null;
  readonly openQuestions: number | null;
  readonly planId: string | null;
};
