// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { Role } from "../src/kernel/access.ts";
import { web } from "../src/pages.ts";
import { PanelsOf, PanelsProvider } from "../src/web/frame/panels.tsx";
import { openPage, person, settled } from "./support/page.tsx";

/** What the desk of a role asks for beside what waits; the administrators' panels are held by their own tests. */
const ASKS: readonly (readonly [Role, readonly string[]])[] = [
  ["office", ["/api/living-plan", "/api/meetings"]],
  ["leader", ["/api/living-plan", "/api/meetings"]],
  ["unit-head", ["/api/living-plan", "/api/meetings", "/api/my-period"]],
  ["liaison", ["/api/living-plan", "/api/meetings", "/api/my-period"]],
  ["data-officer", ["/api/data/request-counts"]],
  ["window-clerk", ["/api/window-cases"]],
];

describe("the desk of every role", () => {
  it.each(ASKS)("has panels of its own and no other's: %s", async (role, asks) => {
    await Promise.all(web.panels.flatMap(({ desk = [] }) => desk.map((load) => load())));
    const asked = new Set<string>();
    vi.stubGlobal("fetch", async (url: string) => {
      asked.add(new URL(url, "http://desk.test").pathname);
      return Response.json({ code: "away", sentence: { zh: "暂时不可用", en: "Not now" } }, { status: 503 });
    });
    const actor = person({ roles: [role] });
    const Desk = () => (
      <PanelsProvider panels={web.panels}>
        <PanelsOf place="desk" about={{ roles: actor.roles, organisationId: actor.organisationId }} />
      </PanelsProvider>
    );
    await openPage("/", Desk, { actor });
    await settled();
    expect([...asked].toSorted()).toEqual(asks);
  });
});
