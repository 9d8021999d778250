import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { LICENCE_STANDINGS, standingOf } from "../../domain/hall/licence.ts";
import { checkLicence, consentToCheck, ownLicences } from "./licence-checks.ts";
import { actOnLicence, enterOwnLicence, issueLicence, listLicences } from "./licences.ts";

const [HOLDER, OTHER] = ["150204209901010019", "152602209902020025"];
const KEY = "00000000-0000-4000-8000-0000000000a1";
const UNIT = "包头市测试人社局";

let ground: ServicesGround;
let issuer: Caller;
let clerk: Caller;
let holder: Caller;
beforeAll(async () => {
  ground = await openServices();
  issuer = ground.of(UNIT, "liaison");
  clerk = ground.of("鄂尔多斯市测试政务服务中心", "window-clerk");
  holder = await ground.applicant({ number: HOLDER });
});
afterAll(() => ground.database.close());

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
  );

const given = (more: object = {}) => ({
  key: KEY,
  type: "就业创业证",
  number: null,
  holder: { kind: "person" as const, name: "王小明", number: HOLDER ?? "" },
  validFrom: "2026-01-01",
  validUntil: null,
  ...more,
});
const asked = (number: string, more: object = {}) => ({
  type: "就业创业证",
  number,
  purpose: "核对资格",
  caseNumber: null,
  consentCode: null,
  ...more,
});

describe("（四）registry of licences", () => {
  let id: string;
  let number: string;
  it("takes a licence in once, from its issuer alone, and holds nothing of persons in its acts", async () => {
    const desk = ground.oneService;
    ({ id, number } = await enterOwnLicence(desk, given(), issuer));
    expect(await enterOwnLicence(desk, given(), issuer)).toEqual({ id, number });
    expect(
      await codeOf(
        enterOwnLicence(desk, given({ holder: { kind: "person", name: "王", number: "1" } }), issuer),
      ),
    ).toBe("invalid");
    const again = given({ key: "00000000-0000-4000-8000-0000000000a2", number });
    expect(await codeOf(enterOwnLicence(desk, again, issuer))).toBe("duplicate");
    const foreign = {
      ...given({ number: "9" }),
      issuerUnitId: ground.unit(UNIT).id,
      issuerName: UNIT,
      regionCode: "150200",
      caseId: null,
      caseNumber: null,
    };
    const stranger = ground.of("包头市测试住房公积金中心", "liaison");
    expect(await codeOf(inTransaction(desk.sql, (sql) => issueLicence(desk, sql, foreign, stranger)))).toBe(
      "forbidden",
    );
    const acts = await desk.sql`select act from one_service.act where record_id = ${id}`;
    expect(JSON.stringify(acts)).not.toMatch(/王小明|1502042099/);
  });

  it("shows a unit its own, holders masked, and other units nothing", async () => {
    const page = { page: 1, size: 20 };
    const own = await listLicences(ground.oneService, page, issuer);
    expect(own.rows).toMatchObject([{ number, holder: "王**", standing: "valid", mayChange: true }]);
    const none = await listLicences(
      ground.oneService,
      page,
      ground.of("包头市测试住房公积金中心", "liaison"),
    );
    expect(none.rows).toEqual([]);
    expect((await listLicences(ground.oneService, page, clerk)).rows).toEqual([]);
    const byName = await listLicences(ground.oneService, { ...page, q: "王小明" }, issuer);
    expect(byName.rows).toEqual([]);
  });

  it("answers others once by the holder's code, never without ground, and shows the holder who asked", async () => {
    const desk = ground.oneService;
    expect(await codeOf(checkLicence(desk, asked(number), clerk))).toBe("check-needs-ground");
    expect(await codeOf(checkLicence(desk, asked(number, { consentCode: "ABCDEFGH" }), clerk))).toBe(
      "wrong-code",
    );
    expect(await codeOf(checkLicence(desk, asked("none", { consentCode: "ABCDEFGH" }), clerk))).toBe(
      "not-found",
    );
    expect(
      await codeOf(checkLicence(desk, asked(number, { caseNumber: "2026-150200-000001-0" }), clerk)),
    ).toBe("no-such-case");
    const stranger = await ground.applicant({ number: OTHER });
    expect(await codeOf(consentToCheck(desk, id, stranger))).toBe("not-found");
    const { code } = await consentToCheck(desk, id, holder);
    const answer = await checkLicence(desk, asked(number, { consentCode: code.toLowerCase() }), clerk);
    expect(answer).toMatchObject({ standing: "valid", holder: "王**", issuer: UNIT });
    expect(await codeOf(checkLicence(desk, asked(number, { consentCode: code }), clerk))).toBe("wrong-code");
    const { rows } = await ownLicences(desk, holder);
    expect(rows[0]?.checks).toMatchObject([
      { unit: "鄂尔多斯市测试政务服务中心", purpose: "核对资格", consented: true },
    ]);
    expect(await ownLicences(desk, stranger)).toEqual({ verified: true, rows: [] });
    const trail = await desk.sql`select after from platform.audit where action = 'one-service.licence-check'`;
    expect(trail.length).toBe(5);
    const late = ground.at(new Date(desk.now().getTime() + 16 * 60_000)).oneService;
    const old = await consentToCheck(desk, id, holder);
    expect(await codeOf(checkLicence(late, asked(number, { consentCode: old.code }), clerk))).toBe(
      "wrong-code",
    );
  });

  it("stops who goes through numbers", async () => {
    const prober = ground.of("呼和浩特市测试政务服务中心", "window-clerk");
    const codes = new Set<string>();
    for (let at = 0; at < 32; at++)
      codes.add(
        await codeOf(checkLicence(ground.oneService, asked(`${at}`, { consentCode: "ABCDEFGH" }), prober)),
      );
    expect([...codes]).toEqual(["not-found", "too-many"]);
  });

  it("is suspended, resumed and revoked by its issuer; what is revoked stays so", async () => {
    const desk = ground.oneService;
    const act = (version: number, type: "suspend" | "resume" | "revoke", caller = issuer) =>
      actOnLicence(
        desk,
        id,
        { version, key: `00000000-0000-4000-8000-0000000000b${version}`, act: { type, reason: "核查" } },
        caller,
      );
    expect(await codeOf(act(1, "suspend", clerk))).toBe("forbidden");
    expect((await act(1, "suspend")).standing).toBe("suspended");
    expect((await act(2, "resume")).standing).toBe("valid");
    expect((await act(3, "revoke")).standing).toBe("revoked");
    expect(await codeOf(act(4, "resume"))).toBe("licence-revoked");
    const lists = await Promise.all(
      LICENCE_STANDINGS.map((standing) => listLicences(desk, { standing, page: 1, size: 5 }, issuer)),
    );
    expect(lists.map(({ total }) => total)).toEqual([0, 0, 0, 0, 1]);
  });

  it("stands by its days on each side of them", () => {
    const dates = { status: "valid" as const, validFrom: "2026-02-01", validUntil: "2026-02-28" };
    const days = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"];
    expect(days.map((day) => standingOf(dates, day))).toEqual(["not-yet", "valid", "valid", "expired"]);
    expect(standingOf({ ...dates, status: "revoked" }, "2026-02-01")).toBe("revoked");
  });
});
