import type { Failure } from "../../../kernel/error.ts";
import { fail, ok, type Result } from "../../../kernel/result.ts";

export type TemplateCode = "unknown-placeholder" | "open-placeholder";

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/**
 * Puts values in the place of `{{名称}}`. What a value says is not looked at again. Failures name what is wrong and the
 * placeholders that exist.
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
): Result<string, TemplateCode> {
  const failure = templateFailure(template, Object.keys(values));
  if (failure !== null) return { ok: false, failure };
  return ok(template.replace(PLACEHOLDER, (_, name: string) => values[name.trim()] ?? ""));
}

/** What is wrong with a template, or null. */
export function templateFailure(template: string, known: readonly string[]): Failure<TemplateCode> | null {
  const unknown = [...template.matchAll(PLACEHOLDER)]
    .map(([, name]) => (name ?? "").trim())
    .filter((name) => !known.includes(name));
  const names = known.map((name) => `{{${name}}}`).join("、");
  if (unknown.length > 0) {
    const printed = [...new Set(unknown)].map((name) => `{{${name}}}`).join("、");
    return fail(
      "unknown-placeholder",
      `模板里有不认识的占位符 ${printed}，请改为以下之一：${names}。`,
      `The template has unknown placeholders: ${printed}. Use one of these: ${names}.`,
    ).failure;
  }
  const rest = template.replace(PLACEHOLDER, "");
  const open = /\{\{|\}\}/.exec(rest);
  if (open === null) return null;
  const near = rest.slice(Math.max(0, open.index - 10), open.index + 12).replaceAll("\n", " ");
  return fail(
    "open-placeholder",
    `模板里“${near}”处的占位符不完整，请写成 {{名称}}，可用的有：${names}。`,
    `A placeholder near “${near}” is incomplete. Write {{name}} with one of these: ${names}.`,
  ).failure;
}
