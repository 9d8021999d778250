import { expect, it } from "vitest";
import { placesOf } from "../../kernel/fields.ts";
import { invalidInput } from "../../platform/http/invalid-input.ts";
import { rotationAct, rotationContract } from "./contract.ts";
import { rotation, type RotationAsked } from "./kind.ts";

const CITIES = ["150100", "150200", "150600", "150900"];
const GOOD: readonly RotationAsked[] = [
  { type: "set-order", order: CITIES, edition: 9, first: "150200", source: "会议纪要" },
  { type: "record-held", edition: 9, host: "150200", day: "2026-06-01", meetingId: null, source: "" },
  { type: "skip", edition: 9, city: "150200", reason: "换届" },
  { type: "swap", from: 9, cities: ["150200", "150600"], reason: "时间" },
  { type: "substitute", edition: 9, host: "150600", reason: "场馆" },
  { type: "undo", step: 1, reason: "误登" },
];
const said = (act: object): { zh: string; en: string } | undefined => {
  const { error } = rotationAct.safeParse(act);
  return error && invalidInput(error, rotationAct, act).sentence;
};

it.each(
  GOOD.flatMap((act) => placesOf(rotation.acts[act.type].asks).map(([key, field]) => ({ act, key, field }))),
)(
  "（二十二）what is wrong in “$field.name.zh” of $act.type is told by the name that its form has for it, and by no key",
  ({ act, key, field }) => {
    expect(said(act)).toBeUndefined();
    for (const wrong of [{ $ne: null }, undefined, "x".repeat(600)]) {
      const refused = said({ ...act, [key]: wrong });
      expect(refused?.zh).toContain(`“${field.name.zh}”`);
      expect(refused?.en).toContain(`“${field.name.en}”`);
      expect(refused?.zh).not.toMatch(/[a-z]{4}/i);
    }
  },
);

it("（二十二）an unknown act, a version that is none and a key are told so as well", () => {
  const { body } = rotationContract["POST /api/rotation/acts"];
  const good = { version: null, key: "6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6", act: GOOD[0] };
  expect(body.safeParse(good).success).toBe(true);
  for (const [wrong, name] of [
    [{ act: { type: "abolish" } }, "操作"],
    [{ version: "一" }, "版本"],
    [{ key: "" }, "请求编号"],
  ] as const) {
    const input = { ...good, ...wrong };
    const { error } = body.safeParse(input);
    expect(error && invalidInput(error, body, input).sentence.zh).toContain(`“${name}”`);
  }
});
