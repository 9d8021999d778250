import { type Source, type SourceSettings, sourceFails } from "./source.ts";
import type { Desk } from "../../store/desk.ts";
import { dropSource } from "./store-drop-source.ts";
import { httpSource } from "./store-http-source.ts";
import { regionalSource } from "./store-regional-source.ts";
import { viewSource } from "./store-view-source.ts";

type SourceDesk = Pick<Desk, "sql" | "config">;

/** The source that settings of a resource mean. */
export function openSource(
  { sql, config }: SourceDesk,
  resourceId: string,
  settings: SourceSettings,
): Source {
  switch (settings.kind) {
    case "view":
      return viewSource(sql, settings.schema, settings.view);
    case "drop":
      return dropSource(sql, resourceId);
    case "http":
      return httpSource(config, settings.url);
    case "regional":
      return regionalSource();
  }
}

/** The source of a resource as its provider set it; one that answers nothing where none is set. */
export async function sourceOf(desk: SourceDesk, resourceId: string): Promise<Source> {
  const [row] = await desk.sql<{ settings: SourceSettings }[]>`
    select settings from shared_data.source where resource_id = ${resourceId}`;
  return row ? openSource(desk, resourceId, row.settings) : { read: async () => sourceFails("no-source") };
}
