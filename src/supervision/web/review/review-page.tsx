import { Button } from "antd";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useParams } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { Review } from "../../contract/plans.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { SourcePane } from "../source-pane.tsx";
import { SpotlightContext, useNewSpotlight } from "../spotlight.ts";
import { text as words } from "../text.ts";
import { type PaneName, TwoPanes } from "../two-panes.tsx";
import { HeaderEditor } from "./header-editor.tsx";
import { MeasureList } from "./measure-list.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { QuestionList } from "./question-list.tsx";
import "./review.css";
import { fieldOf, marksOf, measureOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { SelectionBar, useSelection } from "./selection-bar.tsx";
import { DeskContext, REVIEW, reviewKey, useDecide } from "./use-decide.ts";

/** Whether what was read is what the document says. */
export default function ReviewPage() {
  const { import: id = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: reviewKey(id),
    queryFn: () => api(REVIEW, { params: { import: id } }),
    // Fetching anew under somebody's hands would hide that another person decided meanwhile.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} back={{ path: "/imports", label: t.toImports }}>
      {(review) => <ReviewOf key={id} review={review} />}
    </Loaded>
  );
}

function ReviewOf({ review }: { readonly review: Review }) {
  const { draft, status } = review;
  const t = useText(text);
  const queries = useQueryClient();
  const spotlight = useNewSpotlight();
  const decision = useDecide(status.id);
  const { mutate: decide, isPending: pending } = decision;
  const [pane, setPane] = useState<PaneName>("structure");
  const [shown, setShown] = useState<{ readonly field: string } | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [reached, setReached] = useState<{ readonly field: string } | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [selection, setSelection] = useSelection();
  const marks = useMemo(() => marksOf(draft), [draft]);
  const unitNames = useMemo(
    () => [
      ...new Set(
        draft.measures.flatMap((each) =>
          [...each.lead, ...each.support, ...each.guide].map(({ name }) => name),
        ),
      ),
    ],
    [draft.measures],
  );
  const show = useCallback(
    (field: string) => {
      spotlight.choose(field);
      setShown({ field });
    },
    [spotlight],
  );
  const goTo = useCallback(
    (field: string) => {
      show(field);
      setPane("source");
    },
    [show],
  );
  const desk = useMemo(() => ({ decide, show, goTo, unitNames }), [decide, show, goTo, unitNames]);

  const openMeasure = useCallback(
    (measure: string | null) => {
      setOpen(measure);
      if (measure !== null) show(fieldOf.text(measure));
    },
    [show],
  );

  // The field's box exists only once its measure has opened, hence an effect and not the click itself.
  useEffect(() => {
    if (reached === null) return;
    const box = document.querySelector<HTMLElement>(`[data-box="${CSS.escape(reached.field)}"]`);
    box?.scrollIntoView({ block: "center" });
    box?.querySelector<HTMLElement>("textarea, input, select, button")?.focus({ preventScroll: true });
  }, [reached]);
  const reach = useCallback(
    (field: string) => {
      spotlight.choose(field);
      const measure = measureOf(field);
      if (measure !== null) setOpen(measure);
      setPane("structure");
      setReached({ field });
    },
    [spotlight],
  );

  const confirmed = draft.measures.filter((measure) => measure.confirmed).length;
  const openQuestions = draft.questions.filter((question) => question.answer === null).length;
  return (
    <SpotlightContext.Provider value={spotlight}>
      <DeskContext.Provider value={desk}>
        <PageFrame
          title={t.title}
          lead={
            <span>
              {status.fileName} · {t.lead}
            </span>
          }
          breadcrumb={[{ title: t.imports, path: "/imports" }, { title: t.title }]}
        >
          <div className="sv-toolbar no-print" role="toolbar" aria-label={t.title}>
            <span aria-live="polite">
              {t.progress(confirmed, draft.measures.length)} · {t.open(openQuestions)}
              {pending && ` · ${t.saving}`}
            </span>
            <span className="ui-row">
              <Button disabled={review.version === 0} onClick={() => decide({ type: "undo" })}>
                {t.undo}
              </Button>
              <Button
                disabled={confirmed === draft.measures.length}
                onClick={() => decide({ type: "confirm-all" })}
              >
                {t.confirmAll}
              </Button>
              <Button type="primary" disabled={pending} onClick={() => setPublishing(true)}>
                {t.publish}
              </Button>
            </span>
            {decision.error !== null && (
              <div className="ui-row sv-refused">
                <FailureNotice error={decision.error} />
                <Button
                  size="small"
                  onClick={() => {
                    decision.reset();
                    void queries.invalidateQueries({ queryKey: reviewKey(status.id) });
                  }}
                >
                  {t.loadLatest}
                </Button>
              </div>
            )}
          </div>
          <datalist id="unit-names">
            {unitNames.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <TwoPanes
            shown={pane}
            onShow={setPane}
            first="source"
            source={
              <section className="ui-panel ui-fill">
                <SelectionBar
                  selection={selection}
                  draft={draft}
                  open={open}
                  text={review.text}
                  onDone={() => setSelection(null)}
                />
                <SourceOf
                  text={review.text}
                  marks={marks}
                  shown={shown}
                  visible={pane === "source"}
                  onChoose={reach}
                  onSelect={setSelection}
                />
              </section>
            }
            structure={
              <div className="ui-stack">
                <QuestionList questions={draft.questions} measures={draft.measures} source={review.text} />
                <HeaderEditor header={draft.header} />
                <MeasureList measures={draft.measures} open={open} onOpen={openMeasure} />
              </div>
            }
          />
          {publishing && <PublishDialog review={review} onClose={() => setPublishing(false)} />}
        </PageFrame>
      </DeskContext.Provider>
    </SpotlightContext.Provider>
  );
}

function SourceOf(props: Omit<Parameters<typeof SourcePane>[0], "label">) {
  const w = useText(words);
  return <SourcePane {...props} label={w.source} />;
}
