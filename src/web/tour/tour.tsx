import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { Role } from "../../kernel/access.ts";
import { useHelpSources } from "../frame/help-context.tsx";
import { useWords } from "../kit/said.ts";
import { tourRole } from "./steps.ts";
import { TourCard } from "./tour-card.tsx";
import "./tour.css";
import { words } from "./words.ts";

/** The offer of a tour in a line, or the tour itself. */
export default function Tour(props: {
  readonly roles: readonly Role[];
  readonly offered: boolean;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}) {
  const { roles, offered, onBegin, onEnd } = props;
  const t = useWords(words);
  const { tours } = useHelpSources();
  const { data } = useQuery({
    queryKey: ["tours"],
    queryFn: async () => (await tours()).tours,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const role = tourRole(roles);
  if (role === undefined) return null;
  if (!offered) return data === undefined ? null : <TourCard steps={data[role]} onEnd={onEnd} />;
  return (
    <div className="tour-offer no-print" role="group" aria-label={t.name}>
      <span>{t.offer}</span>
      <Button size="small" type="primary" onClick={onBegin}>
        {t.begin}
      </Button>
      <button type="button" className="ui-link-button" onClick={onEnd}>
        {t.decline}
      </button>
    </div>
  );
}
