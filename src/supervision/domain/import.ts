/** `reading` → `review` → `published`; or `failed` with its sentence, or `cancelled`. */
export type ImportStatus = {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  readonly state: "queued" | "reading" | "review" | "published" | "failed" | "cancelled";
  /** 0 to 1 while reading. */
  readonly progress: number;
  readonly problem: { readonly zh: string; readonly en: string } | null;
  readonly notes: readonly { readonly zh: string; readonly en: string }[];
  readonly title: string | null;
  readonly measures: number | null;
  readonly openQuestions: number | null;
  readonly planId: string | null;
};
