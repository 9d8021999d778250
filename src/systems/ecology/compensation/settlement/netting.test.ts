import * as fc from "fast-check";
import { expect, test } from "vitest";
import { transfersOf } from "./netting.ts";

test("（十三）four cities settle over all agreements by the balance of each", () => {
  const balances = [
    { account: "呼和浩特市", netFen: 300 },
    { account: "包头市", netFen: -500 },
    { account: "鄂尔多斯市", netFen: 250 },
    { account: "乌兰察布市", netFen: -50 },
  ];
  expect(transfersOf(balances)).toEqual([
    { from: "包头市", to: "呼和浩特市", amountFen: 300 },
    { from: "包头市", to: "鄂尔多斯市", amountFen: 200 },
    { from: "乌兰察布市", to: "鄂尔多斯市", amountFen: 50 },
  ]);
});

test("（十三）netting gives each party exactly its balance, with fewer payments than parties, in any order", () => {
  const nets = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(nets, (given) => {
      const all = [...given, -given.reduce((a, b) => a + b, 0)];
      const balances = all.map((netFen, at) => ({ account: `市${at}`, netFen }));
      const transfers = transfersOf(balances);
      expect(transfers.length).toBeLessThan(balances.length);
      expect(transfers.every(({ amountFen }) => amountFen > 0)).toBe(true);
      for (const { account, netFen } of balances)
        expect(
          transfers.reduce(
            (sum, { from, to, amountFen }) =>
              sum + (to === account ? amountFen : from === account ? -amountFen : 0),
            0,
          ),
        ).toBe(netFen === 0 ? 0 : netFen);
      expect(transfersOf(balances.toReversed())).toEqual(transfers);
    }),
  );
});
