import type { Span, Undertaking } from "../reading.ts";
import type { Source } from "./source.ts";
export function readUndertakings(_source: Source, _span: Span): Undertaking[] {
  return [];
}
