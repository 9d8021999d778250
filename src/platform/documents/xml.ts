import { SaxesParser } from "saxes";
import { documentError } from "./document.ts";
import { byteOrderMark } from "./plain-text.ts";

// Real office files nest a few dozen deep; a deep chain of tags only serves to exhaust memory.
const MAX_DEPTH = 1_000;

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix: `p` for `w:p`. */
export type XmlHandler = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/**
 * Walks an XML part piece by piece, so that its size does not matter.
 * A document type declaration is refused (`unsafe`): office files have none, and entities are declared there.
 */
export async function walkXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw documentError("unsafe");
  });
  parser.on("opentag", (tag) => {
    if (++depth > MAX_DEPTH) throw documentError("unsafe");
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    depth--;
    handler.close?.(localName(tag.name));
  });
  if (handler.text !== undefined) {
    parser.on("text", handler.text);
    parser.on("cdata", handler.text);
  }
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(byteOrderMark(piece) ?? "utf-8");
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.write(decoder?.decode() ?? "").close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The attribute of this local name (`val` finds `w:val`), whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name] ?? attributes[`w:${name}`];
  if (plain !== undefined) return plain;
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

export type XmlElement = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[];
};

/** A small part as a tree without its text: numbering, styles, relations. */
export async function readXmlTree(pieces: AsyncIterable<Uint8Array>): Promise<XmlElement> {
  type Open = { name: string; attributes: Attributes; children: Open[] };
  const root: Open = { name: "", attributes: {}, children: [] };
  const stack = [root];
  await walkXml(pieces, {
    open: (name, attributes) => {
      const element: Open = { name, attributes, children: [] };
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    close: () => void stack.pop(),
  });
  return root.children[0] ?? root;
}

/** The first child of this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((it) => it.name === name);
}

/** The `val` of the first child of this name. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : attribute(found.attributes, "val");
}
