// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { wholeContent } from "../../../../../test/support/catalogue.ts";
import { openPage } from "../../../../../test/support/page.tsx";
import ResourceFacts from "./facts.tsx";
import type { ResourceDetail } from "./replies.ts";

const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
const CONDITIONS = { recipients: [], uses: [], demands: [] };

it("（四） conditions that a resource does not set are said to be none, as they decide who may ask", async () => {
  const content = { ...wholeContent(), attribute: "conditional", conditions: CONDITIONS, modes: [] };
  const state = { content, versions: [] };
  const detail = { inside: false, state, leadDecision: null, related: [], basisRank: null };
  await openPage("/resource", () => <ResourceFacts detail={detail as unknown as ResourceDetail} />);
  expect(["共享范围", "使用用途", "使用要求", "共享方式"].map(fact)).toEqual(["不限", "不限", "无", "—"]);
});
