import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import { textDifference } from "../../../kernel/text-difference.ts";
import { Difference } from "../../../web/draw/difference.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { WorkPoint } from "../../domain/work-points/set.ts";
import { StandingMark } from "./marks.tsx";
import { servedWords } from "./served-field.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

type Props = {
  readonly desk: SetDesk;
  readonly point: WorkPoint;
  readonly number: number;
  /** A link from another page means this one. */
  readonly isTarget: boolean;
  /** Null where points are not chosen. */
  readonly chosen: boolean | null;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
  readonly onDrop: () => void;
  readonly onMove: ((by: -1 | 1) => void) | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** One point: its words, what it promises and to whom, where it stands, what may be done to it. */
export function PointCard(props: Props) {
  const { point, number, isTarget, chosen, onChoose } = props;
  const t = useText(text);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isTarget) item.current?.scrollIntoView({ block: "center" });
  }, [isTarget]);
  return (
    <li ref={item} className={isTarget ? "wp-point wp-point-target" : "wp-point"}>
      <span className="wp-point-number">
        {chosen !== null && (
          <input
            type="checkbox"
            className="no-print"
            aria-label={t.points.choose(point.text)}
            checked={chosen}
            onChange={onChoose}
          />
        )}{" "}
        {number}
      </span>
      <div className="ui-column">
        <div className="wp-point-text" lang="zh-CN">
          {point.text}
        </div>
        <Facts {...props} />
        {point.contributed !== point.text && (
          <details className="no-print">
            <summary className="ui-quiet">{t.points.contributed}</summary>
            <Difference words={textDifference(point.contributed, point.text)} />
          </details>
        )}
        <Acts {...props} />
      </div>
    </li>
  );
}

function Facts({ desk, point }: Props) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { latest, kind, raw, thenContinuous } = point.deadline;
  const deadline =
    kind === "date" && latest !== null
      ? `${formatDay(latest, language)}${thenContinuous ? ` · ${t.form.continues}` : ""}`
      : kind === "none"
        ? (raw ?? "")
        : t.points.deadlines[kind];
  const row = desk.detail.stock.rows.find((each) => each.point.id === point.id);
  const of = (role: "lead" | "support" | "guide") =>
    point.units.filter((unit) => unit.role === role).map(({ unitId }) => desk.unitName(unitId));
  return (
    <dl className="wp-point-facts">
      {(["lead", "support", "guide"] as const).map(
        (role) =>
          of(role).length > 0 && (
            <Fact key={role} label={t.points.roles[role]}>
              <span lang="zh-CN">{of(role).join("、")}</span>
            </Fact>
          ),
      )}
      {deadline !== "" && <Fact label={t.points.deadline}>{deadline}</Fact>}
      {point.goal !== "" && (
        <Fact label={t.points.goal}>
          <span lang="zh-CN">{point.goal}</span>
        </Fact>
      )}
      {point.serves.length > 0 && (
        <Fact label={t.points.serves}>
          <span lang="zh-CN">
            {point.serves
              .map((each) => servedWords(each, desk.choices.measures, t.points.wholeMeasure))
              .join("；")}
          </span>
        </Fact>
      )}
      <Fact label={t.points.from}>
        {point.fromUnitId === null ? (
          t.points.fromOffice
        ) : (
          <span lang="zh-CN">{desk.unitName(point.fromUnitId)}</span>
        )}
        {point.source !== null && (
          <>
            {" · "}
            <span lang="zh-CN">{t.points.source(point.source)}</span>
          </>
        )}
        {point.joined.length > 0 && ` · ${t.points.joined(point.joined.length)}`}
      </Fact>
      {row?.task != null && (
        <Fact label={t.points.task}>
          <Link to={`/tasks/${row.task.id}`}>#{row.task.number}</Link>{" "}
          <StandingMark standing={row.standing} />{" "}
          {row.reason !== null && <span className="ui-quiet">{sentence(row.reason)}</span>}
        </Fact>
      )}
      {point.serves.length === 0 && <span className="ui-quiet">{t.points.noServes}</span>}
      {!point.units.some(({ role }) => role === "lead") && (
        <span className="ui-quiet">{t.points.noUnits}</span>
      )}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Acts({ desk, point, onEdit, onDrop, onMove, isFirst, isLast }: Props) {
  const t = useText(text);
  const { chapter, text: words, goal, units, deadline, serves, id } = point;
  const mayEdit = desk.may({
    type: "edit-point",
    point: id,
    words: { chapter, text: words, goal, units, deadline, serves },
  });
  const acts = [
    mayEdit && { label: t.points.edit, name: t.points.editOf(words), onClick: onEdit },
    onMove !== null &&
      !isFirst && { label: t.points.up, name: t.points.upOf(words), onClick: () => onMove(-1) },
    onMove !== null &&
      !isLast && { label: t.points.down, name: t.points.downOf(words), onClick: () => onMove(1) },
    desk.may({ type: "drop-point", point: id, reason: "·" }) && {
      label: t.points.drop,
      name: t.points.dropOf(words),
      onClick: onDrop,
    },
  ].filter((each) => each !== false);
  if (acts.length === 0) return null;
  return (
    <div className="ui-row no-print">
      {acts.map(({ label, name, onClick }) => (
        <button
          key={label}
          type="button"
          className="ui-link-button"
          aria-label={name}
          disabled={desk.busy}
          onClick={onClick}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
