import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import { materialKey } from "./material-name.ts";

/** Resources of the catalogue that hold what a material says, the best first. */
export function supplierOf(material: string, suppliers: readonly SupplyBrief[]): SupplyBrief[] {
  const key = materialKey(material);
  return suppliers.filter(({ name, items }) => {
    const held = materialKey(name.replace(/(信息|数据|库)$/u, ""));
    return (
      held === key ||
      (key.length >= 3 && held.includes(key)) ||
      items.some((item) => materialKey(item) === key)
    );
  });
}
