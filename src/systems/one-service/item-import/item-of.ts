import {
  type Read,
  readCharges,
  readDay,
  readDepth,
  readDuration,
  readForms,
  readProjectType,
  readServes,
  readVisits,
  readYesNo,
  saysNothing,
} from "../domain/items/cell-values.ts";
import type { Item, Material } from "../domain/items/item.ts";
import type { Cells, ItemField } from "../domain/items/item-fields.ts";
import { notUnderstood, problemIn, type ReadProblem } from "./read-problems.ts";

type About = {
  readonly city: string;
  readonly materials: readonly Material[];
  readonly sheet: string;
  readonly rows: readonly number[];
};

/** An item from its cells; what is not understood becomes null and a problem that blocks. */
export function itemOf(cells: Cells, { city, materials, sheet, rows }: About, problems: ReadProblem[]): Item {
  const value = <T>(field: ItemField, reader: (text: string) => Read<T>): T => {
    const printed = cells[field] ?? "";
    const found = reader(printed);
    if (found.unread)
      problems.push(problemIn(sheet, rows.slice(0, 1), field, true, notUnderstood(field, printed)));
    return found.value;
  };
  const words = (field: ItemField): string | null => {
    const text = cells[field];
    return text === undefined || saysNothing(text) ? null : text;
  };
  return {
    catalogCode: words("catalogCode"),
    taskCode: words("taskCode"),
    handleItemCode: words("handleItemCode"),
    name: cells.name?.trim() ?? "",
    type: words("type"),
    basis: words("basis"),
    level: words("level"),
    state: words("state"),
    version: words("version"),
    effectiveOn: value("effectiveOn", readDay),
    cancelledOn: value("cancelledOn", readDay),
    city,
    dept: words("dept"),
    deptCode: words("deptCode"),
    entrusted: words("entrusted"),
    powerSource: words("powerSource"),
    projectType: value("projectType", readProjectType),
    ...(cells.approvalMode === undefined ? {} : { approvalMode: words("approvalMode") }),
    legal: value("legal", (text) => readDuration(text, cells.legalUnit ?? "")),
    promised: value("promised", (text) => readDuration(text, cells.promisedUnit ?? "")),
    visits: value("visits", readVisits),
    visitReason: words("visitReason"),
    forms: value("forms", readForms),
    area: words("area"),
    jointDepts: words("jointDepts"),
    online: value("online", readYesNo),
    onlineDepth: value("onlineDepth", readDepth),
    ...(cells.onlineAddress === undefined ? {} : { onlineAddress: words("onlineAddress") }),
    post: value("post", readYesNo),
    appointment: value("appointment", readYesNo),
    inCentre: value("inCentre", readYesNo),
    charges: value("charges", readCharges),
    feeBasis: words("feeBasis"),
    resultName: words("resultName"),
    resultType: words("resultType"),
    acceptCondition: words("acceptCondition"),
    specialProcedure: words("specialProcedure"),
    serves: value("serves", readServes),
    contact: words("contact"),
    complaint: words("complaint"),
    place: words("place"),
    hours: words("hours"),
    materials,
  };
}
