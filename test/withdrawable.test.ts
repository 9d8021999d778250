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
    rotation: "",
  });
});
