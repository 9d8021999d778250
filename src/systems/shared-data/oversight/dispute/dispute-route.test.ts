import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { routeOf } from "./dispute-route.ts";
import { isAbove, REGIONS, regionPath } from "../regions.ts";

const codes = fc.constantFrom(...REGIONS.map(({ code }) => code));

/** By the digits of GB/T 2260 alone: two for the province, two for the city, two for the county. */
function superiorByDigits(a: string, b: string): string {
  for (const length of [6, 4, 2]) {
    const head = a.slice(0, length);
    const whole = head.padEnd(6, "0");
    const covers = (code: string) => code.startsWith(head) || code === whole;
    if (covers(a) && covers(b) && (length < 6 || a === b)) return whole;
  }
  throw new Error("no superior");
}

/** A county's own code ends in no zeros; a city and the region may be their own superior. */
const bare = (code: string): string => code.replace(/(00)+$/, "");
const oracle = (a: string, b: string): string =>
  a === b ? a : bare(b).startsWith(bare(a)) ? a : bare(a).startsWith(bare(b)) ? b : superiorByDigits(a, b);

const authority = (a: string, b: string) => routeOf(a, b)?.[1]?.regionCode;

describe("（四）争议处理路径", () => {
  it("（四）任意两个区划的裁定机关与按区划代码推出的共同上级一致，且与谁先提出无关", () => {
    fc.assert(
      fc.property(codes, codes, (a, b) => {
        const route = routeOf(a, b);
        const back = routeOf(b, a);
        expect(route).toEqual(back);
        expect(route?.map(({ by }) => by)).toEqual(["parties", "authority", "government"]);
        expect(route?.[1]?.regionCode).toBe(oracle(a, b));
        expect(route?.[2]?.regionCode).toBe(oracle(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it("（四）同城由本市主管部门，跨城由自治区，旗县之间由所属市，未知区划没有路径", () => {
    expect(authority("150200", "150200")).toBe("150200");
    expect(authority("150200", "150600")).toBe("150000");
    expect(authority("150621", "150622")).toBe("150600");
    expect(authority("150621", "150221")).toBe("150000");
    expect(authority("150200", "150204")).toBe("150200");
    expect(routeOf("150200", "110000")).toBeNull();
  });

  it("（四）区划表没有重复代码，每个旗县区都在四市之一之下", () => {
    expect(new Set(REGIONS.map(({ code }) => code)).size).toBe(REGIONS.length);
    for (const { code, parent } of REGIONS) {
      expect(code).toMatch(/^15\d{4}$/);
      expect(regionPath(code).at(-1)).toBe("150000");
      const upper = code === "150000" ? null : code.endsWith("00") ? "150000" : `${code.slice(0, 4)}00`;
      expect(parent).toBe(upper);
    }
    expect(isAbove("150200", "150600")).toBe(false);
    expect(isAbove("150000", "150981")).toBe(true);
  });
});
