import { describe, expect, it } from "vitest";
import type { Found } from "../../kernel/find.ts";
import { gatherFinds, type FindingSlice } from "./routes-gather.ts";

const PERSON = { accountId: "a", name: "a", displayName: "A", organisationId: null, roles: [] };
const ASKED = { words: "道路", person: PERSON, limit: 6 };
const found = (kind: string): Found => ({
  kind,
  id: kind,
  title: "道路",
  about: null,
  link: "/",
  fit: 3,
  sample: false,
});
const kind = (name: string) => ({ [name]: { zh: name, en: name } });
const quick: FindingSlice = { findKinds: kind("task"), find: async () => [found("task")] };

type Settling = { resolve: (found: readonly Found[]) => void; reject: (error: Error) => void };

/** An answer that comes when it is told to. */
function later() {
  const settling: Partial<Settling> = {};
  const answer = new Promise<readonly Found[]>((resolve, reject) => {
    settling.resolve = resolve;
    settling.reject = reject;
  });
  return { answer, ...(settling as Settling) };
}

describe("a search over all slices", () => {
  it("answers without a slice that is slow, and says which kinds were not looked through", async () => {
    const waiting = later();
    const slow: FindingSlice = {
      findKinds: { ...kind("case"), ...kind("item") },
      find: () => waiting.answer,
    };
    const gathered = await gatherFinds([slow, quick], ASKED, 1);
    expect(gathered).toEqual({ found: [found("task")], late: ["case", "item"] });
    waiting.resolve([found("case")]);
    expect(gathered.late).toEqual(["case", "item"]);
  });

  it("waits for the first answer, however busy the server is", async () => {
    const busy: FindingSlice = {
      findKinds: kind("case"),
      find: () => new Promise((resolve) => setTimeout(() => resolve([found("case")]), 20)),
    };
    const gathered = await gatherFinds([busy, busy], ASKED, 1);
    expect(gathered).toEqual({ found: [found("case"), found("case")], late: [] });
  });

  it("fails as a whole where a slice fails in time, and not where it fails after nobody waits", async () => {
    const failing: FindingSlice = { find: () => Promise.reject(new Error("broken")) };
    await expect(gatherFinds([failing, quick], ASKED, 10_000)).rejects.toThrow("broken");
    const waiting = later();
    const slow: FindingSlice = { findKinds: kind("case"), find: () => waiting.answer };
    expect((await gatherFinds([slow, quick], ASKED, 1)).late).toEqual(["case"]);
    waiting.reject(new Error("too late to matter"));
  });

  it("asks nothing of slices that find nothing", async () => {
    expect(await gatherFinds([{}, quick], ASKED)).toEqual({ found: [found("task")], late: [] });
  });
});
