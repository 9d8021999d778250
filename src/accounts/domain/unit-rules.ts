import type { Failure } from "../../kernel/error.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import { fail, ok, type Result } from "../../kernel/result.ts";

export type UnitCode =
  | "not-found"
  | "duplicate"
  | "circle"
  | "unknown-unit"
  | "same-unit"
  | "in-use"
  | "members";

export const UNIT_NOT_FOUND: Failure<UnitCode> = {
  code: "not-found",
  sentence: {
    zh: "没有这个单位，它可能已被删除。请刷新名册后重试。",
    en: "There is no such unit; it may have been removed. Reload the roster and try again.",
  },
};

export const nameTaken = (name: string, holder: string): Failure<UnitCode> => ({
  code: "duplicate",
  sentence: {
    zh: `“${name}”已是“${holder}”的名称或别名。请改用别的名称，或把两个单位合并。`,
    en: `“${name}” already is a name or alias of “${holder}”. Use another, or merge the two units.`,
  },
});

type Placed = Pick<Organisation, "parentId" | "collective" | "memberIds">;

/** Whether a unit may have this parent and these members; `id` is null for a new one. */
export function checkPlace(
  units: readonly Organisation[],
  id: string | null,
  { parentId, collective, memberIds }: Placed,
): Result<null, UnitCode> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const unknown = [parentId, ...memberIds].find((other) => other !== null && !byId.has(other));
  if (unknown !== undefined)
    return fail(
      "unknown-unit",
      "所选的上级或成员单位已不在名册中，请重新选择。",
      "The parent or a member is no longer on the roster: choose again.",
    );
  if (!collective && memberIds.length > 0)
    return fail(
      "members",
      "只有集合单位（如“各旗县区人民政府”）才有成员，请标为集合单位或去掉成员。",
      "Only a collective has members: mark the unit as collective or remove them.",
    );
  const nested = memberIds.find((member) => member === id || byId.get(member)?.collective);
  if (nested !== undefined)
    return fail(
      "members",
      "集合单位的成员须是具体单位，请去掉其中的集合单位。",
      "Members of a collective are single units: remove the collectives among them.",
    );
  // A roster cannot be deeper than it is long, so this ends even where a circle exists already.
  let above = parentId;
  for (let step = 0; above !== null && step <= units.length; step++) {
    if (above === id)
      return fail(
        "circle",
        "上级单位不能是本单位或其下级，请重新选择。",
        "The parent cannot be the unit itself or one below it: choose another.",
      );
    above = byId.get(above)?.parentId ?? null;
  }
  return ok(null);
}
