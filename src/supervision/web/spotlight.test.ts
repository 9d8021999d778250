import { expect, test } from "vitest";
import { createSpotlight } from "./spotlight.ts";

test("pointing at a field lights it, and the chosen one shines again afterwards", () => {
  const spotlight = createSpotlight();
  spotlight.choose("deadline");
  spotlight.point("unit");
  expect(spotlight.lit()).toBe("unit");
  spotlight.point(null);
  expect(spotlight.lit()).toBe("deadline");
});

test("listeners hear only of what changes the light", () => {
  const spotlight = createSpotlight();
  const heard: (string | null)[] = [];
  const stop = spotlight.subscribe(() => heard.push(spotlight.lit()));
  spotlight.point("unit");
  spotlight.choose("deadline");
  spotlight.point("unit");
  stop();
  spotlight.point(null);
  expect(heard).toEqual(["unit"]);
});
