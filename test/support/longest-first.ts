import { BaseSequencer, type TestSpecification } from "vitest/node";

const ORDER = ["browser", "machine", "main"];
/** Browser files that take minutes: begun first, they never stand alone at the end. */
const rank = ({ project }: TestSpecification): number => ORDER.indexOf(project.name);

/** All projects share two workers; what takes long begins first, so that both end together. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sort = super.sort.bind(this);
    const known = await sort(files);
    return known.toSorted((a, b) => rank(a) - rank(b));
  }
}
