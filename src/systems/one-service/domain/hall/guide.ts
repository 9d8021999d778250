import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Identity } from "../../../../kernel/identity.ts";
import type { Item, Material } from "../items/item.ts";
import type { FieldSupply, FormField } from "./form-field.ts";
import { formOf, type FormPart } from "./form.ts";
import type { GuidedMaterial, Handling } from "./hall-view.ts";

/** Anybody whose identity was checked: what guidance may say to all. */
const SOMEBODY: Pick<Identity, "accountId" | "name" | "number" | "phone" | "verifiedOn" | "verifiedBy"> = {
  accountId: "",
  name: "",
  number: "",
  phone: null,
  verifiedOn: "2000-01-01",
  verifiedBy: null,
};

const sourceOf = (supply: FieldSupply): GuidedMaterial["supplied"] => {
  switch (supply.from) {
    case "shared-data":
      return { from: supply.from, resource: supply.supplied.resource, provider: supply.supplied.provider };
    case "identity":
      return { from: supply.from, resource: "", provider: "" };
    case "licence":
      return { from: supply.from, resource: supply.type, provider: supply.issuer };
    case "result":
      return { from: supply.from, resource: supply.itemName, provider: "" };
  }
};

/** The materials of an item as guidance says them, each with what supplies it: the same rules as the form's. */
export function guidedMaterials(part: FormPart, suppliers: readonly SupplyBrief[]): GuidedMaterial[] {
  const kind = part.item.serves.includes("person") ? "person" : "enterprise";
  const fields = formOf(part, { suppliers, identity: { ...SOMEBODY, kind }, licences: [] });
  const fieldFor = ({ name }: Material): FormField | undefined =>
    fields.find(
      (field) => (field.kind === "material" || field.kind === "supplied") && field.materials.includes(name),
    );
  return part.item.materials.map((material) => {
    const { name, needed, type, format, copies, acceptStandard, basis } = material;
    const field = fieldFor(material);
    return {
      name,
      needed,
      type,
      format,
      copies,
      acceptStandard,
      basis,
      supplied: field?.kind === "supplied" ? sourceOf(field.supply) : null,
      heldBy: field?.kind === "material" ? (field.heldBy?.resource ?? null) : null,
    };
  });
}

/**
 * How an item can be handled by its own fields (国办发〔2020〕35号): 全程网办 where it is online without a visit, 异地代收代办 for
 * whatever a window of another city may take in, which moves no jurisdiction, 多地联办 where several bodies handle it.
 */
export function handlingOf(item: Pick<Item, "online" | "visits" | "jointDepts">): Handling[] {
  const ways: Handling[] = [];
  if (item.online === true && item.visits === 0) ways.push("online");
  ways.push("relayed");
  if (item.jointDepts !== null && item.jointDepts.trim() !== "") ways.push("joint");
  return ways;
}
