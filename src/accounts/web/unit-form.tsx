import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import { RowsSkeleton } from "../../web/kit/skeletons.tsx";
import { api } from "./api.ts";
import { text } from "./roster-text.ts";
import { UnitFields } from "./unit-fields.tsx";
import { UnitRemoval } from "./unit-removal.tsx";

/** Adds a unit, or changes, confirms, merges or removes one. */
export default function UnitForm({
  id,
  onClose,
  onSaved,
}: {
  readonly id: string | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const t = useText(text);
  const found = useQuery({
    queryKey: ["organisations", "one", id],
    queryFn: () => api("GET /api/organisations/:organisation", { params: { organisation: id ?? "" } }),
    enabled: id !== null,
    // A form must start from what is there now.
    gcTime: 0,
  });
  const ready = id === null || found.data !== undefined;
  return (
    <Drawer
      open
      size={560}
      title={id === null ? t.add : (found.data?.name ?? t.edit)}
      onClose={onClose}
      mask={{ closable: false }}
    >
      <FailureNotice error={found.error} onRetry={() => void found.refetch()} />
      {!ready && found.error === null && <RowsSkeleton rows={6} />}
      {ready && <UnitFields unit={found.data ?? null} onSaved={onSaved} />}
      {found.data !== undefined && <UnitRemoval unit={found.data} onDone={onSaved} />}
    </Drawer>
  );
}
