import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { tell } from "../../../web/frame/told.tsx";
import { useState } from "react";
import type { Day } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { ROLE_NAMES } from "../../domain/meetings/meeting-names.ts";
import type { MeetingProposal } from "../../domain/meetings/propose-meetings.ts";
import { api } from "../client.ts";
import { text } from "./meetings-text.ts";
import { WindowWords } from "./window-words.tsx";
import { MEETINGS } from "./use-meeting-act.ts";

/** Meetings that the year is due; the office takes over those that it chooses with one act. */
export function ProposalsPanel(props: {
  readonly year: number;
  readonly proposals: readonly MeetingProposal[];
  readonly mayTake: boolean;
  readonly asOf: Day;
}) {
  const { year, proposals, mayTake, asOf } = props;
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  // What the plan does not state, or what may have been held already, is left to the office to choose.
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(proposals.filter((it) => !it.stated || it.window.to < asOf).map(({ key }) => key)),
  );
  const [groups, setGroups] = useState("");
  const chosen = proposals.map(({ key }) => key).filter((key) => !left.has(key));
  const taking = useMutation({
    mutationFn: () => {
      const named = [...new Set(groups.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
      return api("POST /api/meeting-proposals", { body: { year, proposals: chosen, groups: named } });
    },
    onSuccess: ({ taken }) => {
      tell.done(t.taken(taken));
      return queries.invalidateQueries({ queryKey: [MEETINGS] });
    },
  });
  return (
    <section className="ui-panel ui-stack no-print" aria-label={t.proposals(year)}>
      <h2>{t.proposals(year)}</h2>
      <p className="ui-quiet">{t.proposalsHelp}</p>
      <ul className="mt-lines">
        {proposals.map((proposal) => (
          <li key={proposal.key}>
            <label className="ui-row">
              {mayTake && (
                <input
                  type="checkbox"
                  checked={!left.has(proposal.key)}
                  onChange={({ target }) => {
                    const next = new Set(left);
                    if (target.checked) next.delete(proposal.key);
                    else next.add(proposal.key);
                    setLeft(next);
                  }}
                />
              )}
              <span lang="zh-CN">{proposal.title}</span>
              <span className="ui-quiet">
                <WindowWords window={proposal.window} /> · {sentence(ROLE_NAMES[proposal.role])}
              </span>
            </label>
            {proposal.window.to < asOf && (
              <span className="ui-label ui-label-ochre mt-wrap">{t.windowOver}</span>
            )}
            {!proposal.stated && <span className="ui-label ui-label-ochre mt-wrap">{t.notStated}</span>}
            {proposal.source !== null && (
              <q className="ui-quiet" lang="zh-CN">
                {proposal.source.ordinal}
                {proposal.source.quote}
              </q>
            )}
            {mayTake && proposal.series === "working-group" && proposal.group === null && (
              <label className="mt-field">
                <span>{t.groupUnknown}</span>
                <textarea
                  className="ui-textarea"
                  lang="zh-CN"
                  rows={2}
                  value={groups}
                  onChange={({ target }) => setGroups(target.value)}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice error={taking.error} />
      {mayTake && (
        <div>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={taking.isPending}
            onClick={() => taking.mutate()}
          >
            {t.take(chosen.length)}
          </Button>
        </div>
      )}
    </section>
  );
}
