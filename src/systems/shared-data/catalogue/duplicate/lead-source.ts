import type { Sentence } from "../../../../kernel/error.ts";
import { findCodeParts } from "../resource/codes.ts";
import type { Compared } from "./kind.ts";

/** Which of two units is proposed as the lead source 数源部门, and why; a person decides (article 19). */
export function proposedLead(
  left: Compared,
  right: Compared,
): { readonly unitId: string; readonly why: Sentence } | null {
  const named = [left, right].find((each) =>
    [left, right].some(({ leadSource }) => leadSource === each.providerName),
  );
  if (named)
    return {
      unitId: named.providerId,
      why: { zh: "目录已写明数源部门", en: "named as lead source in the catalogue" },
    };
  const [a, b] = [left, right].map(({ code }) => findCodeParts(code)?.kind === "1");
  if (a !== b)
    return {
      unitId: (a ? left : right).providerId,
      why: { zh: "该目录属于基础信息资源", en: "its resource is a basic one" },
    };
  if (left.items.length !== right.items.length)
    return {
      unitId: (left.items.length > right.items.length ? left : right).providerId,
      why: { zh: "该目录的数据项更全", en: "its resource has more data items" },
    };
  return null;
}
