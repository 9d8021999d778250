import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, it } from "vitest";
import { anonymousRate } from "./anonymous-rate.ts";

const RATE = { burst: 5, perSecond: 2, most: 100 };

it("lets an address ask in a burst and then at its pace, whatever others do, and says how long to wait", () => {
  const call = record({ who: constantFrom("10.0.0.1", "10.0.0.2"), wait: integer({ min: 0, max: 3000 }) });
  assert(
    property(array(call, { maxLength: 60 }), (given) => {
      const ask = anonymousRate(RATE);
      let now = 0;
      const served = given.map(({ who, wait }) => {
        now += wait;
        for (let seconds = ask(who, now); seconds > 0; seconds = ask(who, now)) now += seconds * 1000;
        return { who, now };
      });
      // In no span of time more than the burst and what has grown since.
      for (const { who, now: from } of served)
        for (const { now: until } of served.filter((each) => each.who === who && each.now >= from)) {
          const within = served.filter((each) => each.who === who && each.now >= from && each.now <= until);
          expect(within.length).toBeLessThanOrEqual(
            RATE.burst + ((until - from) / 1000) * RATE.perSecond + 1e-6,
          );
        }
    }),
  );
});

it("lets in who waited as told", () => {
  const ask = anonymousRate(RATE);
  const waits = Array.from({ length: 7 }, () => ask("10.0.0.1", 0));
  expect(waits).toEqual([0, 0, 0, 0, 0, 1, 1]);
  expect([ask("10.0.0.1", 1000), ask("10.0.0.1", 1000), ask("10.0.0.1", 1000)]).toEqual([0, 0, 1]);
});

it("counts a network of IPv6 as one, and remembers no more addresses than it may", () => {
  const ask = anonymousRate({ burst: 1, perSecond: 1, most: 2 });
  expect(ask("2001:db8:1:2::1", 0)).toBe(0);
  expect(ask("2001:db8:1:2:ffff::9", 0)).toBe(1);
  expect(ask("2001:db8:1:3::1", 0)).toBe(0);
  expect(ask("10.0.0.1", 0)).toBe(0);
  expect(ask("2001:db8:1:2::1", 0)).toBe(0);
});
