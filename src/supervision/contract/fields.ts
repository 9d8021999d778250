import { z } from "zod";

export const id = z.uuid();
/** Work on reporting periods grows with the years between: no plan reaches out of these. */
export const day = z.iso.date().regex(/^(?:19|20|21)/);

/** Replies are built by our own typed code, so their shape is stated once, as a type, and not parsed again. */
export const typed = <T>() => z.custom<T>();

export const page = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

/** `2026-11`, `2026-Q4`, `2026-H2`, or the label of a custom period. */
export const period = z.string().trim().min(1).max(40);
