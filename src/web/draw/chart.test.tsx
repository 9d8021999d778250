// @vitest-environment happy-dom
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { openPage } from "../../../test/support/page.tsx";
import { Chart, mostPoints } from "./chart.tsx";

it("has as many points as its longest series knows, a chart of none has none", () => {
  const known = fc.array(fc.option(fc.integer()), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(known, { maxLength: 4 }), (all) => {
      const counts = all.map((data) => data.filter((each) => each !== null).length);
      expect(mostPoints({ series: all.map((data) => ({ type: "line", data })) })).toBe(
        Math.max(0, ...counts),
      );
    }),
    { numRuns: 30 },
  );
  expect(mostPoints({})).toBe(0);
});

const onePoint = () => ({ series: [{ type: "line", data: [null, 3] }] });

it("of a single point is a sentence and no drawing", async () => {
  await openPage("/chart", () => <Chart sentence="2026年资金：3万元。" option={onePoint} />);
  expect(document.querySelector("figure")).toBeNull();
  expect(document.body.textContent).toContain("2026年资金：3万元。");
});
