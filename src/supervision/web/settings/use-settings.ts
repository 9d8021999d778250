import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SettingChangeInput } from "../../contract/settings.ts";
import { api } from "../client.ts";

const SETTINGS = "GET /api/plans/:plan/settings";
const CHANGE = "POST /api/plans/:plan/settings";

/** The settings of a plan. */
export const useSettings = (plan: string) =>
  useQuery({
    queryKey: [SETTINGS, { params: { plan } }],
    queryFn: () => api(SETTINGS, { params: { plan } }),
  });

/** Changes a setting; whatever shows tasks is asked for again, as lights and due days may differ. */
export function useChange(plan: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: SettingChangeInput) => api(CHANGE, { params: { plan }, body }),
    onSuccess: async (reply) => {
      queries.setQueryData([SETTINGS, { params: { plan } }], reply);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SETTINGS });
    },
  });
}
