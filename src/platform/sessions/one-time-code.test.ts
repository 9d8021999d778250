import { describe, expect, it } from "vitest";
import { codeAddress, newCodeSecret, stepOfCode } from "./one-time-code.ts";

/** RFC 6238, appendix B: ASCII 12345678901234567890, of which the last six of eight digits are the code of six. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const VECTORS = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;
const at = (second: number) => new Date(second * 1000);

describe("a code of an authenticator application", () => {
  it.each(VECTORS)(
    "at second %i is that of RFC 6238, for its step and the ones beside it",
    async (second, eight) => {
      const code = eight.slice(-6);
      const step = Math.floor(second / 30);
      expect(await stepOfCode(SECRET, code, 0, at(second))).toBe(step);
      for (const near of [second - 30, second + 30])
        expect(await stepOfCode(SECRET, code, 0, at(near))).toBe(step);
      for (const far of [second + 90, second + 3600])
        expect(await stepOfCode(SECRET, code, 0, at(far))).toBeNull();
    },
  );

  it("is worth nothing once its step, or a later one, was used", async () => {
    const [, [second, eight]] = VECTORS;
    const [code, step] = [eight.slice(-6), Math.floor(second / 30)];
    expect(await stepOfCode(SECRET, code, step - 1, at(second))).toBe(step);
    for (const used of [step, step + 1]) expect(await stepOfCode(SECRET, code, used, at(second))).toBeNull();
  });

  it.each(["", "94287", "94287082", "abcdef", "９４２８７０", " 87082"])("is not %j", async (code) => {
    expect(await stepOfCode(SECRET, code, 0, at(59))).toBeNull();
  });
});

describe("a secret", () => {
  it("is 160 bits in base32, never the same, and is read from an address with whose it is", () => {
    const made = Array.from({ length: 50 }, newCodeSecret);
    expect(made.filter((each) => !/^[A-Z2-7]{32}$/.test(each))).toEqual([]);
    expect(new Set(made).size).toBe(50);
    const address = new URL(codeAddress(SECRET, "几字弯", "张三"));
    expect(address.protocol + address.host).toBe("otpauth:totp");
    expect(decodeURIComponent(address.pathname)).toBe("/几字弯:张三");
    expect(address.searchParams.get("secret")).toBe(SECRET);
    expect(address.searchParams.get("issuer")).toBe("几字弯");
  });
});
