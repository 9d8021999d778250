import { SaxesParser } from "saxes";
import { documentError } from "../documents/document.ts";
import { decodeText } from "../documents/plain-text.ts";
import { featureOf, type OutlineFile, type Properties, type Reading, saidOf } from "./features.ts";

/** As much of a DOM as the reader of KML asks for. */
type Node = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly tagName: string;
  readonly localName: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes: NodeList;
  readonly parentNode: Node | null;
  readonly textContent: string;
  readonly normalize: () => void;
  readonly getAttribute: (name: string) => string | null;
  readonly getElementsByTagName: (name: string) => Node[];
  readonly getElementsByTagNameNS: (space: string, name: string) => Node[];
};
type NodeList = Node[] & { readonly item: (at: number) => Node | undefined };

const [ELEMENT, TEXT, CDATA] = [1, 3, 4];
/** A deep chain of tags only serves to exhaust memory. */
const DEEPEST = 200;

function nodeOf(
  nodeType: number,
  tagName: string,
  given: Readonly<Record<string, string>>,
  parentNode: Node | null,
  text = "",
): Node {
  const children: Node[] = [];
  const childNodes = Object.assign(children, { item: (at: number) => children[at] });
  const localName = tagName.slice(tagName.indexOf(":") + 1);
  const within = (name: string): Node[] =>
    children.flatMap((child) => {
      if (child.nodeType !== ELEMENT) return [];
      const fits = name === "*" || child.tagName === name || child.localName === name;
      return fits ? [child, ...child.getElementsByTagName(name)] : child.getElementsByTagName(name);
    });
  return {
    nodeType,
    tagName: localName,
    localName,
    nodeName: tagName,
    parentNode,
    childNodes,
    attributes: Object.entries(given).map(([name, value]) => ({ name, value })),
    get textContent() {
      return nodeType === ELEMENT ? children.map((child) => child.textContent).join("") : text;
    },
    normalize: () => {},
    getAttribute: (name) => given[name] ?? null,
    getElementsByTagName: within,
    getElementsByTagNameNS: (_, name) => within(name),
  };
}

/** An XML text as a tree. A document type is refused (`unsafe`): entities are declared there, and KML has none. */
function treeOf(text: string): Node {
  const root = nodeOf(ELEMENT, "#document", {}, null);
  let open = root;
  let depth = 0;
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const add = (node: Node): Node => {
    open.childNodes.push(node);
    return node;
  };
  parser.on("doctype", () => {
    throw documentError("unsafe");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > DEEPEST) throw documentError("unsafe");
    open = add(nodeOf(ELEMENT, name, attributes, open));
  });
  parser.on("closetag", () => {
    depth--;
    open = open.parentNode ?? root;
  });
  parser.on("text", (words) => void add(nodeOf(TEXT, "#text", {}, open, words)));
  parser.on("cdata", (words) => void add(nodeOf(CDATA, "#cdata-section", {}, open, words)));
  parser.write(text).close();
  return root;
}

/** The rings of a placemark as they are written: the reader closes open ones and leaves out what is no number, and says neither. */
function ringsWritten(placemark: Node): unknown[] {
  return placemark.getElementsByTagName("LinearRing").map((ring) =>
    (ring.getElementsByTagName("coordinates")[0]?.textContent ?? "")
      .replace(/\s*,\s*/g, ",")
      .trim()
      .split(/\s+/)
      .map((words) => words.split(",").map((word) => (word === "" ? NaN : Number(word)))),
  );
}

/** Placemarks of a KML file. Throws `unsafe`, and what the parser finds broken. */
export async function readKml(bytes: Uint8Array, how: Reading = {}): Promise<OutlineFile> {
  const { kml } = await import("@tmcw/togeojson");
  const tree = treeOf(decodeText(bytes).text);
  const { features } = kml(tree as unknown as Document);
  const placemarks = tree.getElementsByTagName("Placemark");
  // What follows the placemarks are pictures and links.
  const read = features.slice(0, placemarks.length).map(({ id, properties, geometry }, at) => {
    const named: Properties = { ...(id === undefined ? {} : { id }), ...properties };
    const written = placemarks[at] === undefined ? [] : ringsWritten(placemarks[at]);
    const found = written.map((ring) =>
      featureOf(at + 1, named, { type: "Polygon", coordinates: [ring] }, how),
    );
    return found.find(({ problem }) => problem !== null) ?? featureOf(at + 1, named, geometry, how);
  });
  const words = ["name", "description", "snippet"].flatMap((tag) =>
    tree.getElementsByTagName(tag).map(({ textContent }) => textContent),
  );
  return { features: read, notes: [], ...saidOf(words) };
}
