import { line, optional, say, yes } from "../../../kernel/fields.ts";
import { FINDING } from "./kind.ts";

/** By what the list is narrowed beside status and words. */
export const SITE_FILTERS = {
  kind: FINDING.kind,
  zone: optional(line(say("分区", "Zone"), { most: 60 })),
  open: yes(say("只看未销号", "Not closed yet")),
};
