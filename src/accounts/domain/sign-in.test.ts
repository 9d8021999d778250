import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES, type Role, UNIT_ROLES } from "../../kernel/access.ts";
import { isLoopback, noticesFor } from "./notices.ts";
import { checkPassword, PASSWORD_POLICY } from "./password.ts";
import { checkRoleChange, checkRoles, FIRST_ROLES } from "./roles.ts";
import { afterFailure, isLocked, type Lock, SIGN_IN_POLICY, windowStart } from "./sign-in.ts";

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 23, 8, minutes));
const open: Lock = { failures: 0, lockedUntil: null };

const checkWord = (password: string) => {
  const result = checkPassword(PASSWORD_POLICY, password, "wang");
  return result.ok ? "good" : result.failure.sentence.zh;
};

const change = (before: Role[], after: Role[], given: object = {}) => {
  const result = checkRoleChange({
    actorId: "me",
    accountId: "other",
    before,
    after,
    organisationId: null,
    disabled: false,
    otherSecurityAdmins: 1,
    ...given,
  });
  return result.ok ? "done" : result.failure.code;
};

describe("locking an account", () => {
  it("happens at the fifth wrong password and holds for a quarter of an hour", () => {
    let lock = open;
    for (let tries = 1; tries <= 4; tries++) lock = afterFailure(SIGN_IN_POLICY, lock, at(0));
    expect(isLocked(lock, at(0))).toBe(false);
    lock = afterFailure(SIGN_IN_POLICY, lock, at(0));
    expect(lock).toEqual({ failures: 5, lockedUntil: at(15) });
    expect([isLocked(lock, at(14)), isLocked(lock, at(15))]).toEqual([true, false]);
  });

  it("starts to count anew once the lock ran out", () => {
    const lock = afterFailure(SIGN_IN_POLICY, { failures: 5, lockedUntil: at(15) }, at(16));
    expect(lock).toEqual({ failures: 1, lockedUntil: null });
  });
});

describe("a window for counting tries", () => {
  it("begins every five minutes, the same on every node", () => {
    fc.assert(
      fc.property(fc.date({ min: at(0), max: at(600), noInvalidDate: true }), (now) => {
        const start = windowStart(SIGN_IN_POLICY, now).getTime();
        expect(start % 300_000).toBe(0);
        expect(now.getTime() - start).toBeGreaterThanOrEqual(0);
        expect(now.getTime() - start).toBeLessThan(300_000);
      }),
    );
  });
});

describe("the password policy", () => {
  it.each(["Correct-Horse-7", "长城黄河长江-Ab1", "a long phrase without any other kinds"])(
    "takes %j",
    (password) => {
      expect(checkWord(password)).toBe("good");
    },
  );

  it.each([
    ["Short-1", "只有 7 个字符"],
    ["alllowercase", "只有 1 种字符"],
    ["lower-and-sign", "只有 2 种字符"],
    ["My-Wang-2026", "含有账号名"],
    ["My-Password-1", "常见口令“password”"],
  ])("says what to change in %j", (password, remedy) => {
    expect(checkWord(password)).toContain(remedy);
  });
});

describe("roles", () => {
  it("keep the audit administrator apart from the other two and applicants by themselves, whatever else they hold", () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const mixed =
          roles.includes("audit-admin") &&
          (roles.includes("system-admin") || roles.includes("security-admin"));
        const shared = roles.includes("applicant") && roles.length > 1;
        expect(checkRoles(roles).ok).toBe(!mixed && !shared);
      }),
    );
    expect(checkRoles(FIRST_ROLES).ok).toBe(true);
  });

  it("may be laid down but not raised by their holder", () => {
    const own = { accountId: "me" };
    expect(change(["security-admin"], ["security-admin", "office"], own)).toBe("own-roles");
    expect(change(["security-admin", "office"], ["security-admin"], own)).toBe("done");
    expect(change([], ["office"])).toBe("done");
  });

  it("always leave one security administrator", () => {
    const last = { otherSecurityAdmins: 0 };
    expect(change(["security-admin"], [], last)).toBe("last-security-admin");
    expect(change(["security-admin"], ["security-admin"], { ...last, disabled: true })).toBe(
      "last-security-admin",
    );
    expect(change(["office"], [], last)).toBe("done");
    expect(change(["security-admin"], [])).toBe("done");
  });
});

describe("notices", () => {
  const standing = { demo: false, securityAdmins: 1, auditAdmins: 0 };

  it("tell the only security administrator to appoint others, and nobody else", () => {
    expect(noticesFor(FIRST_ROLES, standing)).toHaveLength(2);
    expect(noticesFor(FIRST_ROLES, { ...standing, securityAdmins: 2, auditAdmins: 1 })).toEqual([]);
    expect(noticesFor(["office"], standing)).toEqual([]);
    expect(noticesFor(null, standing)).toEqual([]);
  });

  it("say of the demonstration that its data is invented, signed in or not", () => {
    for (const roles of [null, FIRST_ROLES])
      expect(noticesFor(roles, { ...standing, demo: true }).map(({ en }) => en)).toEqual([
        expect.stringContaining("invented"),
      ]);
  });

  it.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["10.0.0.1", false],
    ["127.0.0.1.example.org", false],
    ["::ffff:10.0.0.1", false],
    ["", false],
  ])("know %j as this machine: %s", (address, own) => expect(isLoopback(address)).toBe(own));

  it.each(UNIT_ROLES)("of a %s cannot be without a unit, but for being closed", (role) => {
    expect(change([], ["office", role])).toBe("unit-needed");
    expect(change([role], [role])).toBe("unit-needed");
    expect(change([role], [role], { disabled: true })).toBe("done");
    expect(change([role], [role], { organisationId: "a" })).toBe("done");
    expect(change([role], ["office"])).toBe("done");
  });
});
