import { describe, expect, it } from "vitest";
import { digestMail, officeDigest, stillHolding, unitDigest } from "./digest.ts";
import type { MyWork, WorkDuty } from "./task-row.ts";

const duty = (kind: WorkDuty["kind"], by: string | null, late = false): WorkDuty => ({
  kind,
  by,
  late,
  period: null,
  report: null,
  reason: null,
});
const workWith = (...duties: readonly WorkDuty[]): MyWork =>
  ({ asOf: "2026-11-20", groups: [{ items: [{ duties }] }] }) as unknown as MyWork;
/** Monday to Friday; 20 November 2026 is a Friday. */
const isWorkingDay = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());
const told = (...duties: readonly WorkDuty[]) =>
  unitDigest(workWith(...duties), isWorkingDay).map(({ path }) => path);

const waiting = (report: number, missingUnits: number) =>
  officeDigest({ report, extension: 0, claim: 0, missingUnits });

describe("（二十）a day's digest", () => {
  it("tells what is late, given back, to be signed, asked by the office, or due within three working days", () => {
    const lines = unitDigest(
      workWith(
        duty("report", "2026-11-18", true),
        duty("returned", "2026-11-18", true),
        duty("sign", "2026-12-28"),
        duty("reminder", "2026-12-28"),
        duty("receive", "2026-11-25"),
        duty("report", "2026-11-26"),
      ),
      isWorkingDay,
    );
    expect(lines.map(({ sentence }) => sentence.zh)).toEqual([
      "有 1 件已过时限，请尽快办理。",
      "有 1 件报送被退回，请按意见修改后重新报送。",
      "有 1 件报送等待您审签。",
      "办公室提醒 1 件，请按要求答复。",
      "有 1 件须在2026年11月25日前办理。",
    ]);
  });

  it("is empty where nothing presses", () => {
    expect(told()).toEqual([]);
    expect(told(duty("report", "2026-11-28"), duty("receive", null))).toEqual([]);
    expect(officeDigest({ report: 0, extension: 0, claim: 0, missingUnits: 0 })).toEqual([]);
  });

  it("tells the office what waits, by kind, and who has not reported", () => {
    const [waiting, missing] = officeDigest({ report: 3, extension: 1, claim: 0, missingUnits: 2 });
    expect(waiting?.sentence.zh).toBe("有 4 件等待审核：报送 3 件、延期申请 1 件、办结申请 0 件。");
    expect(missing?.path).toBe("/missing");
  });

  it("mails what holds still ten minutes later: never more than was told, nothing that was taken back", () => {
    expect(stillHolding(waiting(3, 2), waiting(2, 5))).toEqual(waiting(2, 2));
    expect(stillHolding(waiting(3, 2), waiting(0, 2))).toEqual(waiting(0, 2));
    expect(stillHolding(waiting(0, 2), waiting(4, 2))).toEqual(waiting(0, 2));
    expect(stillHolding(waiting(3, 2), [])).toEqual([]);
  });

  it("makes one mail, marked where its content is invented", () => {
    const lines = officeDigest({ report: 1, extension: 0, claim: 0, missingUnits: 1 });
    const mail = digestMail(lines, { name: "王五", day: "2026-11-20", sample: false });
    expect(mail.subject).toBe("几字弯督办提示（2026年11月20日）：2 项");
    expect(mail.text.split("\n").slice(0, 3)).toEqual([
      "王五，您好：",
      "1. 有 1 件等待审核：报送 1 件、延期申请 0 件、办结申请 0 件。",
      "2. 有 1 个单位未按期报送。",
    ]);
    expect(digestMail(lines, { name: "王五", day: "2026-11-20", sample: true }).subject).toContain(
      "【示例】",
    );
  });
});
