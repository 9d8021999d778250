import { Button } from "antd";
import { useCallback, useState } from "react";
import { useText } from "../../../web/frame/language.tsx";
import type { Span } from "../../domain/reading.ts";
import type { Draft } from "../../domain/review.ts";
import { measureBefore } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { useDesk } from "./use-decide.ts";

/** The words selected in the source; an unchanged selection renders nothing again. */
export function useSelection() {
  const [selection, setSelection] = useState<Span | null>(null);
  const change = useCallback(
    (next: Span | null) =>
      setSelection((now) => (now?.[0] === next?.[0] && now?.[1] === next?.[1] ? now : next)),
    [],
  );
  return [selection, change] as const;
}

/** What can be made of words selected in the source that the reader passed over. */
export function SelectionBar(props: {
  readonly selection: Span | null;
  readonly draft: Draft;
  readonly open: string | null;
  readonly text: string;
  readonly onDone: () => void;
}) {
  const { selection, draft, onDone } = props;
  const t = useText(text);
  const { decide } = useDesk();
  if (selection === null) return null;
  const words = props.text.slice(selection[0], selection[1]).trim();
  if (words === "") return null;
  const measure = draft.measures.find((each) => each.id === props.open);
  return (
    <div className="ui-notice ui-row" role="status">
      <span>{t.selection(words.length)}</span>
      <Button
        size="small"

        onClick={() => {
          decide({
            type: "add-measure",
            after: measureBefore(draft, selection[0]),
            span: [selection[0], selection[1]],
          });
          onDone();
        }}
      >
        {t.addMeasure}
      </Button>
      {measure !== undefined && (
        <Button
          size="small"
          disabled={words.length > 5000}
          onClick={() => {
            decide({ type: "add-undertaking", measure: measure.id, text: words, kind: "其他" });
            onDone();
          }}
        >
          {t.addUndertaking(measure.ordinal ?? "")}
        </Button>
      )}
    </div>
  );
}
