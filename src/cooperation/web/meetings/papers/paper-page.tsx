import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { oneOf } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { MEETING_PAPER_KINDS, MEETING_PAPER_NAMES } from "../../../domain/meetings/meeting-paper-kinds.ts";
import { api } from "../../client.ts";
import { PaperSheet } from "./paper-sheet.tsx";
import { PAPER } from "./paper-route.ts";
import { text } from "./papers-text.ts";

const CONTENT = "GET /api/meetings/:meeting/drafted-papers/:kind/content";

/** A paper of a meeting as it would be printed. */
export default function PaperPage() {
  const { meeting = "", kind: named } = useParams();
  const kind = oneOf(named, MEETING_PAPER_KINDS) ?? "notice";
  const t = useText(text);
  const sentence = useSentence();
  const params = { meeting, kind };
  const query = useQuery({
    queryKey: [CONTENT, { params }],
    queryFn: () => api(CONTENT, { params }),
    retry: false,
  });
  const name = sentence(MEETING_PAPER_NAMES[kind]);
  return (
    <Loaded query={query} back={{ path: `/meetings/${meeting}`, label: t.meeting }}>
      {(paper) => (
        <PageFrame
          title={name}
          breadcrumb={[
            { title: t.meetings, path: "/meetings" },
            { title: t.meeting, path: `/meetings/${meeting}` },
            { title: name },
          ]}
          actions={
            <>
              <Button onClick={() => void download(urlOf(PAPER, { params }))}>{t.download}</Button>
              <Button type="primary" onClick={() => window.print()}>
                {t.print}
              </Button>
            </>
          }
        >
          <PaperSheet paper={paper} />
        </PageFrame>
      )}
    </Loaded>
  );
}
