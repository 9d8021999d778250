/** Encodes text in the two-byte part of GB18030, which Node can decode and not encode. For tests. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : pairs().get(character);
    if (pair === undefined) throw new RangeError(`no two-byte code for ${character}`);
    bytes.push(...pair);
  }
  return new Uint8Array(bytes);
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

function pairs(): ReadonlyMap<string, readonly number[]> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder("gb18030");
  const made = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) made.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  table = made;
  return made;
}
