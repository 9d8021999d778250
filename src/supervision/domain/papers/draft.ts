import type { PaperDraft } from "./paper.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { fail, ok, type Result } from "../../../kernel/result.ts";
import type { PaperFacts } from "./facts.ts";
import { PAPER_FORMS, type PaperKind } from "./kinds.ts";
import { placeholderValues } from "./placeholders.ts";
import { paperTables } from "./tables.ts";
import { fillTemplate, type TemplateCode } from "./template.ts";
import type { Template } from "./templates.ts";
import { passage } from "./words.ts";

export type DraftCode = TemplateCode | "unit-needed" | "authority-needed" | "nothing-owed";

/**
 * Drafts a paper of a kind from facts, dated `madeOn`. Failures: a letter without its unit or with nothing to ask for, an
 * inspection notice without a recorded authority, a template with a placeholder that does not exist.
 */
export function draftPaper(
  kind: PaperKind,
  template: Template,
  facts: PaperFacts,
  madeOn: Day,
): Result<PaperDraft, DraftCode> {
  const form = PAPER_FORMS[kind];
  if (form.authority && facts.authority === null)
    return fail(
      "authority-needed",
      "督查通知须有督查授权：请先在方案设置里登记授权文件，或改用提示函、催办单。",
      "An inspection notice needs an authority: record the paper that gives it in the plan's settings, or send a reminder or chase note.",
    );
  if (form.to === "unit" && facts.letter === null)
    return fail(
      "unit-needed",
      `${form.name.zh}须发往一个单位，请先选择单位。`,
      `${form.name.en}: choose the unit it goes to.`,
    );
  if (form.to === "unit" && facts.letter?.items.length === 0)
    return fail(
      "nothing-owed",
      `${facts.letter.unit}目前没有未报送或逾期的事项，不需要发${form.name.zh}。`,
      `${facts.letter.unit} owes no report and has no overdue task: nothing to write about.`,
    );
  const values = placeholderValues(facts);
  const title = fillTemplate(template.title, values);
  if (!title.ok) return title;
  const body = fillTemplate(template.body, values);
  if (!body.ok) return body;
  const contact = facts.letter?.contact ?? null;
  return ok({
    issuer: form.masthead,
    docNumber: null,
    title: title.value,
    addressee:
      form.to === "all" ? "各成员单位、各责任单位" : form.to === "unit" ? (facts.letter?.unit ?? null) : null,
    body: body.value,
    tables: paperTables(facts),
    attachments: [],
    signature: facts.office,
    date: madeOn,
    note: contact === null ? null : passage(contact).replace(/。$/, ""),
    copies: null,
  });
}
