/** One field of an audited thing; a side is null when the field was not there. */
export type Difference = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changed: boolean;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => !isRecord(item) && !Array.isArray(item)))
    return value.map(String).join(", ");
  return JSON.stringify(value);
}

function flat(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (isRecord(value) && Object.keys(value).length > 0)
    for (const [key, inner] of Object.entries(value)) flat(inner, path === "" ? key : `${path}.${key}`, into);
  else if (value !== null && value !== undefined) into.set(path, shown(value));
  return into;
}

/** Field by field what an act changed, changed ones first; nested fields as `a.b`, a bare value under the empty name. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const left = flat(before, "", new Map());
  const right = flat(after, "", new Map());
  const rows = [...new Set([...left.keys(), ...right.keys()])].map((field) => {
    const [was, is] = [left.get(field) ?? null, right.get(field) ?? null];
    return { field, before: was, after: is, changed: was !== is };
  });
  return [...rows.filter((row) => row.changed), ...rows.filter((row) => !row.changed)];
}
