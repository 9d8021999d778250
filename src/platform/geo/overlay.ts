import type { geos } from "geos-wasm";
import { type Box, boxOf, type Outline, outlineM2, type Position } from "../../kernel/outline.ts";
import { type Fault, namedFault } from "./ring-fault.ts";
import { outlineOfWkb, wkbOf } from "./wkb.ts";

/** `parts`: what of an outline lies in which group, by the group's index; what only touches is none. */
export type Measured = {
  readonly fault: Fault | null;
  readonly areaM2: number | null;
  readonly parts: readonly { readonly group: number; readonly m2: number }[];
};

export type Overlaid = {
  /** Which outline of which group is at fault; then nothing is measured. */
  readonly faults: readonly { readonly group: number; readonly outline: number; readonly fault: Fault }[];
  readonly measured: readonly Measured[];
};

/** What rounding leaves of an edge that two outlines share, or of vertices on one line: less than ten square centimetres. */
const LEAST_M2 = 1e-3;

function made(pointer: number): number {
  if (pointer === 0) throw new Error("GEOS made nothing");
  return pointer;
}

/** GEOS with what is needed of it: geometries in and out, their faults. */
function engineOf(library: geos) {
  const memory = library.Module as unknown as {
    readonly HEAPU8: Uint8Array;
    readonly _malloc: (size: number) => number;
    readonly _free: (pointer: number) => void;
    readonly getValue: (pointer: number, type: string) => number;
    readonly UTF8ToString: (pointer: number) => string;
  };
  const { _malloc: malloc, _free: free } = memory;
  const withBytes = <T>(size: number, use: (pointer: number) => T): T => {
    const pointer = malloc(size);
    try {
      return use(pointer);
    } finally {
      free(pointer);
    }
  };
  return {
    take: (outline: Outline): number => {
      const bytes = wkbOf(outline);
      return withBytes(bytes.length, (pointer) => {
        memory.HEAPU8.set(bytes, pointer);
        return made(library.GEOSGeomFromWKB_buf(pointer, bytes.length));
      });
    },
    give: (geometry: number): Outline =>
      withBytes(4, (size) => {
        const pointer = made(library.GEOSGeomToWKB_buf(geometry, size) as unknown as number);
        const length = memory.getValue(size, "i32");
        const outline = outlineOfWkb(memory.HEAPU8.slice(pointer, pointer + length));
        library.GEOSFree(pointer);
        return outline;
      }),
    faultOf: (geometry: number): Fault | null =>
      withBytes(8, (out) => {
        if (library.GEOSisValidDetail(geometry, 0, out, out + 4) === 1) return null;
        const [reason, location] = [memory.getValue(out, "i32"), memory.getValue(out + 4, "i32")];
        const kind = memory.UTF8ToString(reason);
        library.GEOSFree(reason);
        const at = location === 0 ? null : pointOf(location);
        if (location !== 0) library.GEOSGeom_destroy(location);
        return { kind, at };
      }),
    intersection: (one: number, other: number): number => made(library.GEOSIntersection(one, other)),
    union: (geometry: number): number => made(library.GEOSUnaryUnion(geometry)),
    free: (geometry: number): void => void library.GEOSGeom_destroy(geometry),
    prepare: (geometry: number): number => made(library.GEOSPrepare(geometry)),
    freePrepared: (prepared: number): void => void library.GEOSPreparedGeom_destroy(prepared),
    covers: (prepared: number, geometry: number): boolean =>
      library.GEOSPreparedCovers(prepared, geometry) === 1,
    meets: (prepared: number, geometry: number): boolean =>
      library.GEOSPreparedIntersects(prepared, geometry) === 1,
  };

  function pointOf(location: number): Position {
    return withBytes(16, (out) => {
      library.GEOSGeomGetX(location, out);
      library.GEOSGeomGetY(location, out + 8);
      return [memory.getValue(out, "double"), memory.getValue(out + 8, "double")] as const;
    });
  }
}

type Engine = ReturnType<typeof engineOf>;

let engine: Promise<Engine> | undefined;
/** Two and a half megabytes of WebAssembly: for who measures. */
const loadEngine = (): Promise<Engine> =>
  (engine ??= import("geos-wasm").then(async ({ default: initialise }) =>
    // What it says of a geometry that it refuses is asked for; it need not be printed as well.
    engineOf(await initialise({ errorHandler: () => {}, noticeHandler: () => {} })),
  ));

type Group = { readonly geometry: number; readonly prepared: number };

function groupOf(geos: Engine, outlines: readonly Outline[]): Group {
  const all = geos.take(outlines.flat());
  const geometry = geos.union(all);
  geos.free(all);
  return { geometry, prepared: geos.prepare(geometry) };
}

/**
 * Measures outlines in m² on the ellipsoid, and how much of each lies in each of the groups, whose outlines are taken as one.
 * Edges are straight in longitude and latitude. Rings are closed. It computes without a pause: a server calls `overlayInWorker`.
 */
export async function overlay(
  outlines: readonly Outline[],
  groups: readonly (readonly Outline[])[],
): Promise<Overlaid> {
  const geos = await loadEngine();
  const check = (outline: Outline): Fault | null => {
    const geometry = geos.take(outline);
    try {
      return geos.faultOf(geometry);
    } finally {
      geos.free(geometry);
    }
  };
  const faultOf = (outline: Outline): Fault | null => {
    const fault = check(outline);
    return fault === null ? null : namedFault(outline, fault, check);
  };
  const faults = groups.flatMap((members, group) =>
    members.flatMap((outline, at) => {
      const fault = faultOf(outline);
      return fault === null ? [] : [{ group, outline: at, fault }];
    }),
  );
  if (faults.length > 0) return { faults, measured: [] };
  const grounds = groups.map((members) => groupOf(geos, members));
  const meeting = await boxIndex(groups.map((members) => boxOf(members.flat())));

  const measure = (outline: Outline): Measured => {
    const geometry = geos.take(outline);
    try {
      const fault = geos.faultOf(geometry);
      if (fault !== null) return { fault: namedFault(outline, fault, check), areaM2: null, parts: [] };
      const areaM2 = outlineM2(outline);
      if (areaM2 < LEAST_M2)
        return { fault: { kind: "No area", at: outline[0]?.[0]?.[0] ?? null }, areaM2: null, parts: [] };
      const within = (group: number): number => {
        const ground = grounds[group];
        if (ground === undefined || !geos.meets(ground.prepared, geometry)) return 0;
        if (geos.covers(ground.prepared, geometry)) return areaM2;
        const common = geos.intersection(ground.geometry, geometry);
        try {
          return outlineM2(geos.give(common));
        } finally {
          geos.free(common);
        }
      };
      const parts = meeting(boxOf(outline)).map((group) => ({ group, m2: within(group) }));
      return { fault: null, areaM2, parts: parts.filter(({ m2 }) => m2 >= LEAST_M2) };
    } finally {
      geos.free(geometry);
    }
  };
  try {
    return { faults: [], measured: outlines.map(measure) };
  } finally {
    for (const { geometry, prepared } of grounds) {
      geos.freePrepared(prepared);
      geos.free(geometry);
    }
  }
}

/** Which of some boxes another box meets, by their indices in order. */
async function boxIndex(boxes: readonly Box[]): Promise<(box: Box) => number[]> {
  if (boxes.length === 0) return () => [];
  const { default: Flatbush } = await import("flatbush");
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return (box) => index.search(...box).toSorted((a, b) => a - b);
}
