import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { ResourceAct } from "./resource/content.ts";
import type { ResourceDetail } from "./resource/replies.ts";
import { resourceShape } from "./resource/kind.ts";
import { api } from "../web/client.ts";

export const RESOURCES = "GET /api/resources";
export const RESOURCE = "GET /api/resources/:resource";
export const RESOURCE_CHOICES = "GET /api/resource-choices";
export const NOTICES = "GET /api/resource-notices";
export const EXPORTS = "GET /api/catalogue-exports";
export const LIBRARIES = "GET /api/libraries";
export const LIBRARY = "GET /api/libraries/:library";
export const DUPLICATES = "GET /api/resource-duplicates";
export const IMPORT = "GET /api/catalogue-imports/:import";

/** Acts that the page sends; assessments go with their file, a draft begins elsewhere. */
export type PlainAct = Exclude<ResourceAct, { type: "begin" | "assess" }>;

export const useResource = (resource: string) =>
  useQuery({
    queryKey: [RESOURCE, { params: { resource } }],
    queryFn: () => api(RESOURCE, { params: { resource } }),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });

export const useResourceChoices = () =>
  useQuery({ queryKey: [RESOURCE_CHOICES], queryFn: () => api(RESOURCE_CHOICES), staleTime: 60_000 });

/** Puts what an act made of a resource in the place of what was shown. */
export function useKeep(): (next: ResourceDetail) => void {
  const queries = useQueryClient();
  return useCallback(
    (next) => {
      queries.setQueryData([RESOURCE, { params: { resource: next.id } }], next);
      for (const key of [RESOURCES, LIBRARIES, DUPLICATES])
        void queries.invalidateQueries({ queryKey: [key] });
    },
    [queries],
  );
}

/** Does an act on the version that is shown. */
export function useAct({
  id,
  version,
}: Pick<ResourceDetail, "id" | "version">): (act: PlainAct) => Promise<void> {
  const keep = useKeep();
  return useCallback(
    async (act) =>
      keep(
        await api("POST /api/resources/:resource/acts", {
          params: { resource: id },
          body: { version, key: newRequestKey(), act },
        }),
      ),
    [id, version, keep],
  );
}

/** Whether the reader may do an act: asked of the same rules as the server. */
export const mayDo = ({ state, actor, day }: ResourceDetail, act: ResourceAct): boolean =>
  resourceShape.permit(state, act, actor, day) === null;

/** Why an act is refused now, where the reader is the one who would do it; null where nothing is in the way. */
export const whyNot = ({ state, actor, day }: ResourceDetail, act: ResourceAct) =>
  resourceShape.permit(state, act, actor, day);
