import { joinCell } from "../../../../kernel/cell-list.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { materialNames } from "./cell-values.ts";
import { durationText } from "./durations.ts";
import type { ImportedItem, Item, Material } from "./item.ts";
import type { ItemField } from "./item-fields.ts";

const yesNo = (value: boolean | null): string => (value === null ? "" : value ? "是" : "否");
const FORM_WORDS = { window: "窗口办理", online: "网上办理", post: "快递申请" } as const;
const DEPTH_WORDS = ["", "Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"] as const;
const NEEDED_WORDS = { needed: "必要", "not-needed": "非必要", later: "容缺后补" } as const;
const FORMAT_WORDS = { paper: "纸质", electronic: "电子", either: "纸质或电子" } as const;
const SERVES_WORDS = { person: "自然人", enterprise: "法人" } as const;

/** An item's field as an export would print it, where the export printed nothing itself. */
function itemText(item: Item, field: ItemField): string {
  switch (field) {
    case "city":
      return CITIES.find(({ code }) => code === item.city)?.full ?? item.city;
    case "legal":
    case "promised": {
      const duration = item[field];
      return duration === null ? "" : durationText(duration);
    }
    case "projectType":
      return item.projectType === null ? "" : item.projectType === "at-once" ? "即办件" : "承诺件";
    case "visits":
      return item.visits === null ? "" : String(item.visits);
    case "forms":
      return item.forms.map((form) => FORM_WORDS[form]).join("、");
    case "onlineDepth":
      return DEPTH_WORDS[item.onlineDepth ?? 0];
    case "serves":
      return item.serves.map((each) => SERVES_WORDS[each]).join("、");
    case "online":
    case "post":
    case "appointment":
    case "inCentre":
    case "charges":
      return yesNo(item[field]);
    case "number":
    case "legalUnit":
    case "promisedUnit":
    case "deptType":
    case "payOnline":
      return "";
    default:
      return plainText(item, field);
  }
}

function plainText(item: Item, field: ItemField): string {
  const value = (item as unknown as Readonly<Record<string, unknown>>)[field];
  return typeof value === "string" ? value : "";
}

const MATERIAL_TEXT: Readonly<Partial<Record<ItemField, (material: Material) => string>>> = {
  material: ({ name }) => {
    const [only, ...more] = materialNames(name);
    return only === name && more.length === 0 ? name : joinCell([name]);
  },
  materialNeeded: ({ needed }) => (needed === null ? "" : NEEDED_WORDS[needed]),
  materialType: ({ type }) => type ?? "",
  materialFormat: ({ format }) => (format === null ? "" : FORMAT_WORDS[format]),
  materialCopies: ({ copies }) => (copies === null ? "" : String(copies)),
  materialSource: ({ source }) => source ?? "",
  materialBasis: ({ basis }) => basis ?? "",
  materialStandard: ({ acceptStandard }) => acceptStandard ?? "",
};

/** What a field of an item says: as printed, else as it would be printed. */
export const printedText = (
  { item, printed }: Pick<ImportedItem, "item" | "printed">,
  field: ItemField,
): string => printed[field] ?? itemText(item, field);

/** A field of a material as an export would print it; "" for fields of items. */
export const materialText = (material: Material, field: ItemField): string =>
  MATERIAL_TEXT[field]?.(material) ?? "";
