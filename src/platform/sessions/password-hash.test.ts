import { describe, expect, it } from "vitest";
import { hashPassword, oneTimePassword, verifyPassword } from "./password-hash.ts";

describe("what is kept of a password", () => {
  it("is Argon2id with 19 MiB, two passes and one lane, which stand in it, under a salt of its own", async () => {
    const [one, other] = await Promise.all([
      hashPassword("Correct-Horse-7"),
      hashPassword("Correct-Horse-7"),
    ]);
    const [, algorithm, version, costs, salt = "", digest = ""] = one.split("$");
    expect([algorithm, version, costs]).toEqual(["argon2id", "v=19", "m=19456,t=2,p=1"]);
    expect([salt, digest].map((text) => Buffer.from(text, "base64").length)).toEqual([16, 32]);
    expect(other.split("$")[4]).not.toBe(salt);
  });

  it("opens to that password under those costs only", async () => {
    const kept = await hashPassword("Correct-Horse-7");
    expect(await verifyPassword(kept, "Correct-Horse-7")).toBe(true);
    expect(await verifyPassword(kept, "Correct-Horse-8")).toBe(false);
    expect(await verifyPassword(kept.replace("t=2", "t=3"), "Correct-Horse-7")).toBe(false);
  });
});

describe("a one-time password", () => {
  it("is four groups of four without signs that are mistaken for one another, and never the same", () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(made.filter((each) => !/^(\w{4}-){3}\w{4}$/.test(each) || /[_01OIlo]/.test(each))).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
  });
});
