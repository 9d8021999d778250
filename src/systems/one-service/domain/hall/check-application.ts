import { type Failure, refusal } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { ApplicationContent, ApplicationPaper } from "./application.ts";
import type { FormField, MaterialField, QuestionField } from "./form-field.ts";

type Checked = Pick<ApplicationContent, "receivingCity" | "answers" | "papers" | "delivery" | "statements">;

/** Something that is missing or wrong, and the field at which it is. */
export type ApplicationProblem = { readonly field: string; readonly failure: Failure };

const PHONE = /^[\d+][\d -]{6,19}$/;

function questionProblem(
  { label, required, answer, choices, most }: QuestionField,
  value: string,
): Failure | null {
  const { zh, en } = label;
  if (value.trim() === "")
    return required ? refusal("incomplete", `请填写“${zh}”。`, `Fill in “${en}”.`) : null;
  if (value.length > most)
    return refusal(
      "incomplete",
      `“${zh}”最多 ${most} 个字，请缩短。`,
      `“${en}” has at most ${most} characters.`,
    );
  if (answer === "phone" && !PHONE.test(value))
    return refusal(
      "incomplete",
      `“${zh}”不像电话号码，请检查。`,
      `“${en}” is no telephone number. Check it.`,
    );
  if (answer === "day" && !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value))
    return refusal("incomplete", `“${zh}”请填一个日期。`, `“${en}” needs a day.`);
  if (answer === "choice" && !choices.some((choice) => choice.zh === value))
    return refusal("incomplete", `“${zh}”请选一项。`, `Choose one for “${en}”.`);
  return null;
}

function materialProblem(field: MaterialField, paper: ApplicationPaper | undefined): Failure | null {
  const { zh, en } = field.label;
  const missing = refusal(
    "incomplete",
    `还缺“${zh}”：请上传，或选择怎样交。`,
    `“${en}” is missing: upload it, or say how it comes.`,
  );
  if (paper === undefined) return missing;
  if (paper.way === "later")
    return field.later
      ? null
      : refusal(
          "incomplete",
          `“${zh}”不能后补，请现在提交。`,
          `“${en}” cannot follow later: hand it in now.`,
        );
  if (paper.way === "window") return null;
  if (paper.way !== "upload") return missing;
  if (field.how === "window")
    return refusal(
      "incomplete",
      `“${zh}”只收纸质，请选择到窗口交。`,
      `“${en}” is taken on paper only: choose the window.`,
    );
  return paper.files.length > 0 ? null : missing;
}

/**
 * What keeps an application from being handed in, each with its field: a question without answer, a paper that does not
 * come, a statement that was not confirmed. Empty where it may go.
 */
export function problemsOf(fields: readonly FormField[], content: Checked): ApplicationProblem[] {
  const problems: ApplicationProblem[] = [];
  const found = (field: string, failure: Failure | null): void => {
    if (failure) problems.push({ field, failure });
  };
  for (const field of fields) {
    if (field.kind === "question")
      found(
        field.id,
        questionProblem(field, content.answers.find((each) => each.field === field.id)?.value ?? ""),
      );
    if (field.kind === "material")
      found(
        field.id,
        materialProblem(
          field,
          content.papers.find((paper) => paper.field === field.id),
        ),
      );
    if (field.kind === "statement" && !content.statements.includes(field.label.zh))
      found(field.id, refusal("incomplete", `请确认：${field.label.zh}`, `Confirm: ${field.label.en}`));
  }
  const { by, address } = content.delivery;
  if (by === "post" && (address ?? "").trim().length < 6)
    found("delivery", refusal("incomplete", "请填写邮寄地址。", "Give the address for the post."));
  if (!CITIES.some(({ code }) => code === content.receivingCity))
    found(
      "receivingCity",
      refusal("incomplete", "请选择在哪个城市递交。", "Choose the city where you apply."),
    );
  return problems;
}
