import { describe, expect, it } from "vitest";
import { ROLES } from "../../kernel/access.ts";
import { isDemanded, typedCode } from "./second-factor.ts";

describe("a code as it is typed", () => {
  it.each([
    ["123456", { digits: "123456" }],
    [" 123 456 ", { digits: "123456" }],
    ["１２３-４５６", { digits: "123456" }],
    ["", { digits: "" }],
    ["abcd-EFGH-jkmn-2345-Pqrs", { recovery: "abcd-EFGH-jkmn-2345-Pqrs" }],
    [" abcd EFGH jkmn 2345 Pqrs", { recovery: "abcd-EFGH-jkmn-2345-Pqrs" }],
  ])("%j is %j", (text, meant) => expect(typedCode(text)).toEqual(meant));
});

describe("a second factor", () => {
  it("is demanded of the three administrators alone, and only where it is set", () => {
    const demanded = ROLES.filter((role) => isDemanded([role, "liaison"], true));
    expect(demanded).toEqual(["system-admin", "security-admin", "audit-admin"]);
    expect(ROLES.some((role) => isDemanded([role], false))).toBe(false);
  });
});
