import * as fc from "fast-check";
import { expect, it } from "vitest";
import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import { similarNames } from "./similar-names.ts";

// Few signs, so that names share many pairs and thresholds are met by a hair.
const name = fc.string({ unit: fc.constantFrom(..."许可证核发取水"), minLength: 1, maxLength: 9 });

it("（四）similar names are found all, and nothing else, as if every two had been compared", () => {
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 40 }),
      name,
      fc.constantFrom(0.5, 0.7, 0.9, 1),
      (names, asked, least) => {
        const found = similarNames(names, least)(asked).map(({ index }) => index);
        const all = names.flatMap((each, index) =>
          sharedShare(pairsOf(asked), pairsOf(each)) >= least ? [index] : [],
        );
        expect(found.toSorted((a, b) => a - b)).toEqual(all);
      },
    ),
    { numRuns: 400 },
  );
});
