import { expect, test } from "vitest";
import { rotation } from "../src/cooperation/rotation/kind.ts";
import { entryKind } from "../src/cooperation/registers/kind.ts";
import { duplicate } from "../src/systems/shared-data/catalogue/duplicate/kind.ts";
import { library } from "../src/systems/shared-data/catalogue/library/kind.ts";
import { resource } from "../src/systems/shared-data/catalogue/resource/kind.ts";
import { breach } from "../src/systems/shared-data/oversight/breach/kind.ts";
import { correction } from "../src/systems/shared-data/oversight/correction/kind.ts";
import { dispute } from "../src/systems/shared-data/oversight/dispute/kind.ts";
import { returnFlow } from "../src/systems/shared-data/oversight/return-flow/kind.ts";
import { request } from "../src/systems/shared-data/requests/kind.ts";
import { alert } from "../src/systems/ecology/alert/kind.ts";
import { reach } from "../src/systems/ecology/alert/reach/kind.ts";
import { agreement } from "../src/systems/ecology/compensation/agreement/kind.ts";
import { settlement } from "../src/systems/ecology/compensation/settlement/kind.ts";
import { site } from "../src/systems/ecology/sites/kind.ts";
import { corridor } from "../src/systems/energy/corridors/kind.ts";
import { equipmentBase } from "../src/systems/energy/supply/kind.ts";
import { gridCapacity } from "../src/systems/energy/grid/kind.ts";
import { energyProject } from "../src/systems/energy/projects/kind.ts";
import { section } from "../src/systems/ecology/water/section.ts";

const KINDS = [
  request,
  resource,
  library,
  duplicate,
  breach,
  dispute,
  correction,
  returnFlow,
  entryKind,
  rotation,
  section,
  site,
  agreement,
  settlement,
  alert,
  reach,
  energyProject,
  gridCapacity,
  corridor,
  equipmentBase,
];

test("only what binds nobody at once can be taken back: nothing signed, published, decided, delivered, told or filed", () => {
  const found = KINDS.map(({ kind, acts, withdrawable }) => [
    kind,
    Object.keys(acts).filter(withdrawable).join(" "),
  ]);
  // docs/dictionary.md says why of each.
  expect(Object.fromEntries(found)).toEqual({
    request: "edit return-draft receive supplement ask-extension prepare-answer return-answer",
    resource: "assess submit return revise ask-withdrawal",
    library: "edit",
    duplicate: "",
    breach: "answer judge end",
    dispute: "negotiate",
    correction: "",
    "return-flow": "",
    entry: "revise put-item drop-item keep-apart",
    rotation: "set-order record-held skip swap substitute undo",
    section: "retarget correct end",
    site: "rectify inspect visit",
    "compensation-agreement": "revise check",
    settlement: "ask-reversal",
    alert: "reach report sample",
    reach: "",
    "energy-project": "state take-design revise",
    corridor: "bring adopt price revise",
    "equipment-base": "revise",
    "grid-capacity": "revise",
  });
});
