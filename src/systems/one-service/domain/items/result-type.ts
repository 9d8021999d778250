/** The kind of result that a result's name means: …证 出证, …文 出文, …批复 审批; null where the name leaves it open. */
export function resultTypeOf(resultName: string): "出证" | "出文" | "审批" | null {
  const name = resultName.replace(/[)）》”"\s]+$/, "");
  if (name.endsWith("批复")) return "审批";
  if (name.endsWith("证")) return "出证";
  return name.endsWith("文") ? "出文" : null;
}
