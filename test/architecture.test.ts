import { describe, expect, test } from "vitest";
import { listPaths, readFiles } from "./architecture/files.ts";
import {
  checkCycles,
  checkEffects,
  checkLengths,
  checkLightShapes,
  checkMachinePaths,
  checkMigrations,
  checkNames,
  checkSql,
  schemaOf,
} from "./architecture/habits.ts";
import { checkArrows, checkRooms, EXCEPTIONS, slicesOf } from "./architecture/rules.ts";
import { readSource } from "./architecture/source.ts";

/** The slice that shows how one is made is held to what holds for those of the product. */
const asOurs = (path: string): string => path.replace(/^test\/slices\/(?=[^/]+\/)/, "src/systems/");

describe("the house as it stands", () => {
  const found = listPaths();
  const paths = found.map(asOurs);
  const files = readFiles(found).map(({ path, text }) => ({ path: asOurs(path), text }));
  const source = new Map(
    files.filter(({ path }) => /^src\/.*\.tsx?$/.test(path)).map((file) => [file.path, readSource(file)]),
  );
  const schemas = slicesOf(paths).map(schemaOf);

  test("has sources to check", () => {
    expect(source.size).toBeGreaterThan(10);
    expect([...source.values()].some(({ edges }) => edges.length > 0)).toBe(true);
    expect([...source.keys()]).toContain("src/systems/lost-found/found/kind.ts");
  });

  test("imports only along the allowed arrows", () => expect(checkArrows(source)).toEqual([]));
  test("has no circle of imports", () => expect(checkCycles(source)).toEqual([]));
  test("keeps every file in a room, and slice roots bare", () => expect(checkRooms(paths)).toEqual([]));
  test("keeps clock, chance and world in the shell", () => expect(checkEffects(source)).toEqual([]));
  test("keeps SQL in stores and slices out of each other's schema", () => {
    expect(checkSql(source, schemas)).toEqual([]);
  });
  test("numbers migrations without gaps", () => expect(checkMigrations(files, schemas)).toEqual([]));
  test("names files in kebab-case after what they hold", () => expect(checkNames(paths)).toEqual([]));
  test("keeps files under 300 lines", () => expect(checkLengths(files)).toEqual([]));
  test("draws the shapes of lights in one place", () => expect(checkLightShapes(files)).toEqual([]));
  test("names no path of one machine", () => expect(checkMachinePaths(files)).toEqual([]));
  test("has no exception that nothing needs any more", () => {
    const unused = EXCEPTIONS.filter(
      ({ from, to }) => !source.get(from)?.edges.some((edge) => edge.to === to),
    );
    expect(unused).toEqual([]);
  });
});
