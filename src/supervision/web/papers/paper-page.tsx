import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useParams } from "react-router";
import { useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { Paper } from "../../domain/papers/paper.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { DraftDesk } from "./draft-desk.tsx";
import { PaperFrame } from "./paper-frame.tsx";
import { PaperPreview } from "./paper-preview.tsx";
import { text as shared } from "./papers-text.ts";
import "./papers.css";
import { WithdrawButton } from "./withdraw-button.tsx";

const PAPER = "GET /api/papers/:paper";
const PAPERS = "GET /api/papers";

/** One paper: a draft is edited and issued here, any other is read as it went out. */
export default function PaperPage() {
  const { paper = "" } = useParams();
  const t = useText(shared);
  const call = { params: { paper } };
  const query = useQuery({
    queryKey: [PAPER, call],
    queryFn: () => api(PAPER, call),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/papers", label: t.toList }}>
      {(found) => <Opened key={found.id} paper={found} />}
    </Loaded>
  );
}

function Opened({ paper }: { readonly paper: Paper }) {
  const queries = useQueryClient();
  const mayEdit = useAllows()(["office"]);
  const { id } = paper;
  const changed = useCallback(
    (next: Paper) => {
      queries.setQueryData([PAPER, { params: { paper: id } }], next);
      void queries.invalidateQueries({ queryKey: [PAPERS] });
    },
    [queries, id],
  );
  if (paper.status === "draft" && mayEdit) return <DraftDesk paper={paper} onChanged={changed} />;
  return (
    <PaperFrame
      paper={paper}
      actions={mayEdit && paper.status === "issued" && <WithdrawButton paper={paper} onDone={changed} />}
    >
      <div className="pp-alone">
        <PaperPreview {...paper} content={paper.content} tables={paper.content.tables} />
      </div>
    </PaperFrame>
  );
}
