// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { openPage, person, press, settled } from "../../../test/support/page.tsx";
import { BeforeSending } from "./before-sending.tsx";
import { useReached } from "./reach.ts";

afterEach(() => vi.unstubAllGlobals());

const sent = vi.fn();
function Alarm() {
  const reached = useReached();
  if (reached === undefined) return null;
  const { to } = reached([{ unitId: "a", name: "示例甲局", about: "限今天" }]);
  return <BeforeSending title="报警" to={to} okText="发出" onSend={sent} onClose={() => {}} />;
}

it("what cannot be looked up is said of each, and stops nobody from sending", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({ code: "bug", sentence: { zh: "出错了。", en: "A mistake." } }, { status: 500 }),
  );
  await openPage("/ecology/alerts", Alarm, { actor: person({ roles: ["liaison"] }) });
  await settled();
  expect(document.querySelector("dialog")?.textContent).toContain(
    "示例甲局 限今天 · 没有查到能否收到，请另行确认",
  );
  await press("发出");
  expect(sent).toHaveBeenCalledOnce();
});
