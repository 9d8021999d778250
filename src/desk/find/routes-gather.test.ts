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

describe("a search over all slices", () => {
  it("answers without a slice that is slow, and says which kinds were not looked through", async () => {
    let answer: (late: readonly Found[]) => void = () => {};
    const slow: FindingSlice = {
      findKinds: { ...kind("case"), ...kind("item") },
      find: () => new Promise((resolve) => (answer = resolve)),
    };
    const gathered = await gatherFinds([slow, quick], ASKED, 1);
    expect(gathered).toEqual({ found: [found("task")], late: ["case", "item"] });
    answer([found("case")]);
    expect(gathered.late).toEqual(["case", "item"]);
  });

  it("fails as a whole where a slice fails in time, and not where it fails after nobody waits", async () => {
    const failing: FindingSlice = { find: () => Promise.reject(new Error("broken")) };
    await expect(gatherFinds([failing, quick], ASKED, 10_000)).rejects.toThrow("broken");
    let fail: (error: Error) => void = () => {};
    const slow: FindingSlice = { findKinds: kind("case"), find: () => new Promise((_, no) => (fail = no)) };
    expect((await gatherFinds([slow, quick], ASKED, 1)).late).toEqual(["case"]);
    fail(new Error("too late to matter"));
  });

  it("asks nothing of slices that find nothing", async () => {
    expect(await gatherFinds([{}, quick], ASKED)).toEqual({ found: [found("task")], late: [] });
  });
});
