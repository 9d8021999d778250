import { z } from "zod";

/** `2026-11`, `2026-Q4`, `2026-H2`, or the label of a custom period. */
export const period = z.string().trim().min(1).max(40);
