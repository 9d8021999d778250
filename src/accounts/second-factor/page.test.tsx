// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press, type } from "../../../test/support/page.tsx";
import { SignInForm } from "../web/sign-in-form.tsx";
import SecondFactorPage from "./page.tsx";

const CODES = Array.from({ length: 10 }, (_, at) => `aaaa-bbbb-cccc-dddd-000${at}`);
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const refused = (code: string, zh: string) =>
  Response.json({ code, sentence: { zh, en: zh } }, { status: 401 });

let on = false;
let sent: { readonly url: string; readonly body: unknown }[] = [];
beforeEach(() => {
  [on, sent] = [false, []];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as { code?: string }) : null;
    if (init?.method === "POST") sent.push({ url, body });
    if (url === "/api/session" && init?.method === "POST")
      return body?.code === undefined
        ? refused("code-needed", "请输入验证码")
        : Response.json({ actor: person() });
    if (url === "/api/second-factor" && init?.method === "POST")
      return Response.json({ secret: SECRET, address: `otpauth://totp/a?secret=${SECRET}` });
    if (url === "/api/second-factor/confirmation") on = true;
    if (url === "/api/second-factor/removal") on = false;
    return /confirmation|recovery-codes/.test(url)
      ? Response.json({ codes: CODES })
      : Response.json({ on, demanded: false, codesLeft: on ? 10 : 0 });
  });
});

describe("one's own second factor", () => {
  it.each(["zh", "en"] as const)(
    "is set up with a picture or a key, and its recovery codes are shown once: %s",
    async (language) => {
      const zh = language === "zh";
      vi.stubGlobal("confirm", () => false);
      const tab = await openPage("/second-factor", SecondFactorPage, { language });
      type(zh ? "现用口令" : "Current password", "Correct-Horse-7");
      await press(zh ? "开始设置" : "Set it up");
      await screen.findByRole("img", {
        name: zh ? "给验证器应用扫描的二维码" : "QR code for an authenticator",
      });
      screen.getByText("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
      type(zh ? "验证码" : "Code", "287082");
      await press(zh ? "开启" : "Turn it on");
      expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(CODES);
      await tab.goTo("/account");
      expect(tab.address()).toBe("/second-factor");
      expect(zh ? [] : foreignWords("en")).toEqual([]);
      await press(zh ? "已记下" : "Noted");
      expect(document.body.textContent).not.toContain(CODES[0]);
      expect(document.body.textContent).not.toContain(SECRET);
      screen.getByText(zh ? "已开启，还有 10 个恢复码。" : "It is on; 10 recovery codes are left.");
      expect(sent.map(({ url }) => url)).toEqual(["/api/second-factor", "/api/second-factor/confirmation"]);
    },
  );
});

describe("signing in", () => {
  it("asks for the code once the password was right, and sends all three", async () => {
    const done = vi.fn<() => void>();
    await openPage("/sign-in", () => <SignInForm onDone={done} />);
    type("账号名", "zhang");
    type("口令", "Correct-Horse-7");
    expect(screen.queryByLabelText("验证码")).toBeNull();
    await press("登录");
    type("验证码", "287082");
    await press("登录");
    expect(done).toHaveBeenCalledTimes(1);
    expect(sent.map(({ body }) => body)).toEqual([
      { name: "zhang", password: "Correct-Horse-7" },
      { name: "zhang", password: "Correct-Horse-7", code: "287082" },
    ]);
  });
});
