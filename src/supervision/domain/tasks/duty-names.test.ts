import { expect, it } from "vitest";
import { DUTY_NAMES, dutyName } from "./duty-names.ts";

it("（二十）calls a date near until it is past, and past from then on", () => {
  expect(dutyName({ kind: "deadline", late: false }).zh).toBe("临近时限");
  expect(dutyName({ kind: "deadline", late: true }).zh).toBe("已过时限");
  expect(dutyName({ kind: "report", late: true })).toBe(DUTY_NAMES.report);
});
