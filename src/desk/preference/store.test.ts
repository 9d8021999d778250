import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, type TestApp } from "../../../test/support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const url = "/api/preferences/pins";
const put = (by: Inject, value: unknown, at = url) =>
  by({ method: "PUT", url: at, headers: { "x-jiziwan": "1" }, payload: { value } });
const pinsOf = async (by: Inject) => (await by({ method: "GET", url })).json<{ value: unknown }>().value;

describe("what a person has arranged", () => {
  it("is kept for the account, replaced by what comes later, seen by nobody else, and in the trail", async () => {
    const [office, leader] = [await app.as("office"), await app.as("leader")];
    expect(await pinsOf(office)).toBeNull();
    for (const value of [["energy"], ["energy", "rail"], ["rail"]]) {
      expect((await put(office, value)).json()).toEqual({ value });
      expect(await pinsOf(office)).toEqual(value);
    }
    expect(await pinsOf(leader)).toBeNull();
    const trail = await app.database.owner`
      select subject, before, after from platform.audit where action = 'desk.prefer' order by number desc limit 1`;
    expect(trail).toEqual([{ subject: "pins", before: ["energy", "rail"], after: ["rail"] }]);
  });

  it("is refused with a sentence where it is of another shape, and keeps what stood", async () => {
    const office = await app.as("office");
    await put(office, ["road"]);
    for (const value of [null, "rail", ["rail", "rail"], ["a", "b", "c"], ["../x"], { pins: [] }]) {
      const reply = await put(office, value);
      expect(reply.statusCode).toBe(400);
      expect(reply.json<{ sentence: { zh: string } }>().sentence.zh).toContain("重新载入");
    }
    expect(await pinsOf(office)).toEqual(["road"]);
    expect((await put(office, "again", "/api/preferences/tour")).statusCode).toBe(400);
    expect((await put(office, [], "/api/preferences/colour")).statusCode).toBe(400);
  });
});
