import { Due } from "../../../web/kit/due.tsx";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay, formatList } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { type AskedParty, opinionsGiven, partyStandings, type PartyStanding } from "../../domain/opinions.ts";
import { OpinionForm, type RoundProps } from "./opinion-form.tsx";
import { OpinionList } from "./opinion-list.tsx";
import { text } from "./opinions-text.ts";

/** One round: its parties with their standing, then the opinions. */
export function RoundView(props: RoundProps) {
  const { round, day, may, renderRoundActions } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const standings = partyStandings(round, day);
  const opinions = opinionsGiven(round);
  const answered = standings.filter(({ kind }) => kind === "opinions" || kind === "none").length;
  const late = standings.filter(({ kind }) => kind === "late").length;
  const undecided = opinions.filter(({ answer }) => answer === null).length;
  return (
    <section className="op-round" aria-label={round.about}>
      <div className="ui-row op-round-head">
        <h3 lang="zh-CN">{round.about}</h3>
        <span className={round.closedOn === null ? "ui-label ui-label-river" : "ui-label ui-label-quiet"}>
          {round.closedOn === null ? t.openRound : t.closedOn(formatDay(round.closedOn, language))}
        </span>
        <span className="ui-quiet">{t.openedOn(formatDay(round.openedOn, language))}</span>
        <span>{t.counts(round.asked.length, answered, opinions.length)}</span>
        {undecided > 0 && <span className="ui-label ui-label-ochre">{t.undecided(undecided)}</span>}
        {late > 0 && <span className="ui-label ui-label-vermilion">{t.late(late)}</span>}
        <span className="ui-row op-round-acts no-print">
          {renderRoundActions?.(round)}
          {may({ type: "close-solicitation", solicitation: round.id }) && (
            <CloseRound {...props} standings={standings} />
          )}
        </span>
      </div>
      <Parties {...props} standings={standings} />
      {opinions.length > 0 ? <OpinionList {...props} /> : <p className="ui-quiet">{t.noOpinions}</p>}
    </section>
  );
}

type Row = AskedParty & { readonly party: number; readonly standing: PartyStanding };

function Parties(props: RoundProps & { readonly standings: readonly PartyStanding[] }) {
  const { round, standings, may, onAct, busy } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [entering, setEntering] = useState<number | null>(null);
  const nothing = useMutation({ mutationFn: onAct });
  const give = (party: number, words: string) =>
    ({ type: "give-opinion", solicitation: round.id, id: "", party, place: "", text: words }) as const;
  const rows = round.asked.map((asked, party): Row => ({
    ...asked,
    party,
    standing: standings[party] ?? { kind: "silent" },
  }));
  const acts = rows.some(({ party }) => may(give(party, "·")));
  return (
    <>
      <DataTable
        label={t.parties(round.about)}
        rows={rows}
        rowKey={({ party }) => party}
        columns={[
          {
            key: "party",
            title: t.party,
            card: "title",
            render: ({ name }) => <span lang="zh-CN">{name}</span>,
          },
          { key: "standing", title: t.standing, render: ({ standing }) => <Standing standing={standing} /> },
          { key: "due", title: t.due, render: ({ due }) => formatDay(due, language) },
          ...(acts
            ? [
                {
                  key: "acts",
                  title: <span className="ui-hidden">{t.enter}</span>,
                  card: "actions" as const,
                  render: ({ party, name }: Row) => (
                    <span className="ui-row">
                      {may(give(party, "·")) && (
                        <Button
                          size="small"
                          aria-label={t.enterFor(name)}
                          aria-expanded={entering === party}
                          onClick={() => setEntering(entering === party ? null : party)}
                        >
                          {t.enter}
                        </Button>
                      )}
                      {may(give(party, "")) && (
                        <Button
                          size="small"
                          aria-label={t.nothingFor(name)}
                          disabled={busy || nothing.isPending}
                          onClick={() => nothing.mutate({ ...give(party, ""), id: newRequestKey() })}
                        >
                          {t.nothing}
                        </Button>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      <FailureNotice error={nothing.error} />
      {entering !== null && (
        <OpinionForm {...props} key={entering} party={entering} onClose={() => setEntering(null)} />
      )}
    </>
  );
}

function Standing({ standing }: { readonly standing: PartyStanding }) {
  const { standings: t } = useText(text);
  switch (standing.kind) {
    case "opinions":
      return <span className="op-answered">{t.opinions(standing.count)}</span>;
    case "none":
      return <span className="op-answered">{t.none}</span>;
    case "waiting":
      return <Due tone="ahead">{t.waiting(standing.daysLeft)}</Due>;
    case "late":
      return <Due tone="late">{t.late(standing.daysLate)}</Due>;
    case "silent":
      return <Due tone="soon">{t.silent}</Due>;
  }
}

function CloseRound(props: RoundProps & { readonly standings: readonly PartyStanding[] }) {
  const { round, standings, onAct } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [asks, setAsks] = useState(false);
  const closing = useMutation({ mutationFn: onAct, onSuccess: () => setAsks(false) });
  const silent = round.asked.filter((_, party) => ["waiting", "late"].includes(standings[party]?.kind ?? ""));
  return (
    <>
      <Button size="small" onClick={() => setAsks(true)}>
        {t.close}
      </Button>
      {asks && (
        <Dialog
          title={t.closeTitle}
          okText={t.closeNow}
          cancelText={t.cancel}
          busy={closing.isPending}
          onOk={() => closing.mutate({ type: "close-solicitation", solicitation: round.id })}
          onClose={() => setAsks(false)}
        >
          <div className="ui-stack">
            <p>{t.closeHelp}</p>
            {silent.length > 0 && (
              <p className="ui-banner">
                {t.closeSilent(
                  formatList(
                    silent.map(({ name }) => name),
                    language,
                  ),
                )}
              </p>
            )}
            <FailureNotice error={closing.error} />
          </div>
        </Dialog>
      )}
    </>
  );
}
