import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Compared, likelyDuplicates } from "./alike.ts";

const MOST = 3;

const resource = fc.record({
  at: fc.nat({ max: 11 }),
  code: fc.constantFrom("A", "B", "C"),
  name: fc.constantFrom("缴存账户", "缴存账户信息", "企业登记", "企业登记信息表", "车辆"),
  providerId: fc.constantFrom("p", "q", "r"),
  items: fc.uniqueArray(fc.constantFrom("甲", "乙", "丙", "丁", "戊", "己"), { maxLength: 5 }),
});
/** Each puts some resources in and takes some away. */
const changes = fc.array(
  fc.record({
    put: fc.array(resource, { maxLength: 8 }),
    taken: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function letters({ name }: Compared): string[] {
  const found: string[] = [];
  for (let at = 0; at + 1 < name.length; at += 1) {
    const two = name.slice(at, at + 2);
    if (!found.includes(two)) found.push(two);
  }
  return found;
}

function plainPairs(all: readonly Compared[]): string[] {
  const inOrder = all.toSorted((a, b) => (`${a.code} ${a.id}` < `${b.code} ${b.id}` ? -1 : 1));
  const pairs: { likeness: number; told: string }[] = [];
  for (const [at, left] of inOrder.entries())
    for (const right of inOrder.slice(at + 1)) {
      if (left.providerId === right.providerId) continue;
      const items = left.items.filter((one) => right.items.some(({ name }) => name === one.name));
      const rare = items.filter(
        (one) => all.filter((each) => each.items.some(({ name }) => name === one.name)).length <= MOST,
      );
      if (rare.length < 2) continue;
      const [a, b] = [letters(left), letters(right)];
      const ofNames = (2 * a.filter((two) => b.includes(two)).length) / (a.length + b.length);
      const ofItems = items.length / (left.items.length + right.items.length - items.length);
      const likeness = 0.4 * ofNames + 0.6 * ofItems;
      const told = `${left.id} ${right.id} ${likeness.toFixed(6)} ${items.map(({ name }) => name).join("")}`;
      if (likeness >= 0.55) pairs.push({ likeness, told });
    }
  return pairs.toSorted((a, b) => b.likeness - a.likeness).map(({ told }) => told);
}

it("（四） likely duplicates after changes in any order are those that comparing all with all finds", () => {
  fc.assert(
    fc.property(changes, (list) => {
      const alike = likelyDuplicates(MOST);
      const now = new Map<string, Compared>();
      for (const { put, taken } of list) {
        const ids = taken.map((at) => `r${String(at).padStart(2, "0")}`);
        for (const id of ids) now.delete(id);
        for (const { at, code, name, providerId, items } of put) {
          const id = `r${String(at).padStart(2, "0")}`;
          ids.push(id);
          now.set(id, {
            id,
            code,
            name,
            providerId,
            providerName: providerId,
            regionCode: "150200",
            leadSource: "",
            sample: false,
            items: items.map((each) => ({ name: each })),
          });
        }
        const standing = [...now.values()].filter(({ id }) => ids.includes(id));
        const found = alike.change(ids, standing);
        expect(
          found.map(
            ({ left, right, likeness, sharedItems }) =>
              `${left.id} ${right.id} ${likeness.toFixed(6)} ${sharedItems.join("")}`,
          ),
        ).toEqual(plainPairs([...now.values()]));
      }
    }),
  );
});
