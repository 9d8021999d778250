import { expect, it } from "vitest";
import { bandsOf, ticksUpTo } from "./band.ts";
import { noticesOf } from "./notice.ts";
import { BUNDLED } from "./river.ts";

const SEEN = "2026-07-01T00:00:00.000Z";
const bureaus = ["150100", "150200", "150600"].map((regionCode) => ({
  unitId: `u${regionCode}`,
  regionCode,
}));

it("（十三）draws an alert from above to below, each bureau where it is first concerned and who is above nowhere", () => {
  const about = {
    river: BUNDLED,
    section: "包头",
    seenAt: SEEN,
    raiser: { unitId: "u150200", regionCode: "150200" },
  };
  const { notices, unreached } = noticesOf(about, bureaus, new Date(SEEN));
  expect(unreached).toEqual([]);
  const bands = bandsOf({ ...about, notices });
  expect(
    bands.map(({ section, from, to, notices: at }) => [section, from, to, at.map(({ unitId }) => unitId)]),
  ).toEqual([
    ["包头", 0, 0, ["u150600"]],
    ["头道拐", 12, 36, ["u150100"]],
  ]);
});

it("（十三）tells who is upstream as well, since the source may lie there", () => {
  const about = {
    river: BUNDLED,
    section: "头道拐",
    seenAt: SEEN,
    raiser: { unitId: "u150100", regionCode: "150100" },
  };
  const { notices } = noticesOf(about, bureaus, new Date(SEEN));
  expect(notices.map(({ unitId, side, earliest }) => [unitId, side, earliest])).toEqual([
    ["u150600", "beside", SEEN],
    ["u150200", "above", null],
  ]);
  expect(bandsOf({ ...about, notices })).toHaveLength(1);
});

it.each([
  [0, [0]],
  [5, [0, 1, 2, 3, 4, 5]],
  [40, [0, 6, 12, 18, 24, 30, 36]],
  [2000, [0, 264, 528, 792, 1056, 1320, 1584, 1848]],
])("（十三）marks an axis of %d hours by few hours", (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks);
});
