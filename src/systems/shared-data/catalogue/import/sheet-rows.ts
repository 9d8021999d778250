import { joinCell } from "../../../../kernel/cell-list.ts";
import { CITIES } from "../../../../kernel/region.ts";
import {
  ATTRIBUTE_WORDS,
  CYCLE_WORDS,
  type DataItem,
  FORMAT_WORDS,
  GRADE_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  OPEN_WORDS,
  type ResourceContent,
  SENSITIVITY_WORDS,
  TYPE_WORDS,
} from "../resource/content.ts";
import type { SheetField } from "./sheet-fields.ts";
import { ITEM_SIGNS } from "./sheet-values.ts";

export type SheetCells = Readonly<Record<SheetField, string | number | null>>;

const regionName = (code: string): string => CITIES.find((city) => city.code === code)?.full ?? "自治区";

const NO_ITEM: Pick<
  SheetCells,
  "itemName" | "itemCode" | "itemType" | "itemLength" | "itemSensitivity" | "itemKey"
> = {
  itemName: "",
  itemCode: "",
  itemType: "",
  itemLength: null,
  itemSensitivity: "",
  itemKey: "",
};

const cellsOf = ({ name, code, type, length, sensitivity, key }: DataItem): typeof NO_ITEM => ({
  itemName: name,
  itemCode: code,
  itemType: TYPE_WORDS[type].zh,
  itemLength: length,
  itemSensitivity: SENSITIVITY_WORDS[sensitivity].zh,
  itemKey: key ? "是" : "否",
});

/** A resource as rows of a workbook: one per data item, one in all where it has none. */
export function sheetRows(content: ResourceContent): { readonly cells: SheetCells }[] {
  const { noneBasis, conditions, modes, relatedCodes } = content;
  const own = {
    code: content.code,
    name: content.name,
    summary: content.summary,
    provider: content.providerName,
    providerCode: content.providerCode,
    city: regionName(content.regionCode),
    level: LEVEL_WORDS[content.level].zh,
    format: FORMAT_WORDS[content.format].zh,
    updateCycle: CYCLE_WORDS[content.updateCycle].zh,
    attribute: ATTRIBUTE_WORDS[content.attribute].zh,
    modes: modes.map((mode) => MODE_WORDS[mode].zh).join("；"),
    recipients: joinCell(conditions.recipients),
    uses: joinCell(conditions.uses),
    demands: joinCell(conditions.demands),
    basisTitle: noneBasis === null ? "" : `《${noneBasis.title}》`,
    basisArticle: noneBasis?.article ?? "",
    basisQuote: noneBasis?.quote ?? "",
    openAttribute: OPEN_WORDS[content.openAttribute].zh,
    openCondition: content.openCondition,
    relatedCodes: relatedCodes.join("；"),
    classification: content.classification,
    grade: GRADE_WORDS[content.grade].zh,
    leadSource: content.leadSource ?? "",
    subjectItem: content.subjectItem ?? "",
  };
  // Alone in its row a name could be taken for a list of items.
  const alone = content.items.length === 1;
  const items =
    content.items.length === 0
      ? [NO_ITEM]
      : content.items.map((item) =>
          cellsOf(alone ? { ...item, name: joinCell([item.name], ITEM_SIGNS) } : item),
        );
  return items.map((item) => ({ cells: { ...own, ...item } }));
}
