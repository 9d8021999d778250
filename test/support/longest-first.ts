import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const ORDER = ["browser", "machine", "main"];
/** Files in a DOM beside each other: a worker that changes between two environments loads every module anew. */
const isInDom = ({ moduleId }: TestSpecification): boolean =>
  readFileSync(moduleId, "utf8").startsWith("// @vitest-environment");
/** Browser files that take minutes: begun first, they never stand alone at the end. */
const rank = (file: TestSpecification): number =>
  ORDER.indexOf(file.project.name) - (isInDom(file) ? 0.5 : 0);

/** All projects share the workers; what takes long begins first, so that all end together. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sort = super.sort.bind(this);
    const known = await sort(files);
    return known
      .map((file) => ({ file, at: rank(file) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ file }) => file);
  }
}
