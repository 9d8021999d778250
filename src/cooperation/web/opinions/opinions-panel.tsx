import { Button } from "antd";
import { useState } from "react";
import "../../../web/frame/desk.css";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { AskForm, type OpinionsPanelProps } from "./ask-form.tsx";
import "./opinions.css";
import { text } from "./opinions-text.ts";
import { RoundView } from "./round-view.tsx";

/** Rounds of asking for opinions on a record, the latest first: who was asked, who is late, what they said, what became of it. */
export function OpinionsPanel(props: OpinionsPanelProps) {
  const { rounds, may, day } = props;
  const t = useText(text);
  const [asking, setAsking] = useState(false);
  const mayAsk = may({
    type: "solicit",
    id: "",
    about: "·",
    asked: [{ unitId: null, name: "·", due: day }],
  });
  const open = (
    <Button
      className="no-print"
      type={rounds.length === 0 ? "primary" : "default"}
      onClick={() => setAsking(true)}
    >
      {t.open}
    </Button>
  );
  return (
    <section className="ui-panel op-panel" aria-label={t.title}>
      <div className="ui-row op-head">
        <h2 className="ui-h2">{t.title}</h2>
        {mayAsk && !asking && rounds.length > 0 && open}
      </div>
      {asking && <AskForm {...props} onClose={() => setAsking(false)} />}
      {rounds.length === 0 && !asking && (
        <EmptyState title={t.none} action={mayAsk ? open : undefined}>
          {mayAsk ? t.noneHelp : t.noneHelpReader}
        </EmptyState>
      )}
      {rounds.toReversed().map((round) => (
        <RoundView key={round.id} {...props} round={round} />
      ))}
    </section>
  );
}
