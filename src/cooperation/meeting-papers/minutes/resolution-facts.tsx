import { LightSign } from "../../../web/draw/light-sign.tsx";
import { Link } from "react-router";
import { formatDay } from "../../../web/frame/format.ts";
import { type Language, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { recurrenceInWords } from "../../../kernel/recurrence.ts";
import type { MinutesDetail, ResolutionLine } from "./minutes.ts";
import { text } from "./words.ts";

const TONES = { proposed: "ochre", kept: "river", dropped: "quiet", dispatched: "grass" } as const;
const ROLES = ["lead", "support", "guide"] as const;

/** Which resolution it is and where it stands. */
export function ResolutionHead({ line }: { readonly line: ResolutionLine }) {
  const t = useText(text);
  const { ordinal, state } = line.resolution;
  return (
    <span className="ui-row">
      <b>
        {ordinal === null && (line.resolution.span === null ? t.itemByHand : t.item)}
        {ordinal !== null && (
          <>
            {t.item} <span lang="zh-CN">{ordinal.replace(/是$/, "")}</span>
          </>
        )}
      </b>
      <span className={`ui-label ui-label-${TONES[state]}`}>{t.states[state]}</span>
      <TaskLight task={line.task} />
    </span>
  );
}

function TaskLight({ task }: { readonly task: ResolutionLine["task"] }) {
  const t = useText(text);
  const sentence = useSentence();
  if (task === null) return null;
  return (
    <>
      <Link to={`/tasks/${task.id}`}>{t.task(task.number)}</Link>
      {task.phase === "closed" ? (
        <span className="ui-quiet">{t.closedTask}</span>
      ) : (
        <>
          <LightSign colour={task.light}>{t.lights[task.light]}</LightSign>
          <span className="ui-quiet">{sentence(task.reason)}</span>
        </>
      )}
    </>
  );
}

/** Units, time limit and place of a resolution, and what it still lacks. */
export function ResolutionFacts(props: { readonly detail: MinutesDetail; readonly line: ResolutionLine }) {
  const { detail, line } = props;
  const t = useText(text);
  const { units, measureId, undertakingId, problemId, state } = line.resolution;
  const nameOf = (id: string) => detail.units.find((unit) => unit.id === id)?.name ?? "…";
  const place = detail.places.find((it) => it.measureId === measureId);
  const undertaking = place?.undertakings.find(({ id }) => id === undertakingId);
  const problem = detail.problems.find(({ id }) => id === problemId);
  const open = state === "proposed" || state === "kept";
  return (
    <div className="mn-facts">
      {ROLES.map((role) => {
        const named = units.filter((unit) => unit.role === role).map(({ unitId }) => nameOf(unitId));
        return named.length === 0 ? null : (
          <span key={role}>
            <span className="ui-quiet">{t.roles[role]} </span>
            <span lang="zh-CN">{named.join("、")}</span>
          </span>
        );
      })}
      {open && !units.some(({ role }) => role === "lead") && (
        <span className="ui-label ui-label-vermilion">{t.noLead}</span>
      )}
      <Deadline line={line} />
      {place !== undefined && (
        <span>
          <span className="ui-quiet">{t.serves} </span>
          <Link to={`/measures/${place.measureId}`} lang="zh-CN">
            {place.ordinal ?? place.number} {(undertaking ?? place).text.slice(0, 40)}
          </Link>
        </span>
      )}
      {problem !== undefined && (
        <span>
          <span className="ui-quiet">{t.decides} </span>
          <Link to={`/entries/${problem.id}`} lang="zh-CN">
            {problem.title.slice(0, 40)}
          </Link>
        </span>
      )}
      {open &&
        detail.office &&
        line.unknown.map(({ name, role }) => (
          <span key={`${role} ${name}`} className="ui-label ui-label-ochre mn-wrap" lang="zh-CN">
            {t.unknownUnit(name)}
          </span>
        ))}
    </div>
  );
}

/** Why the day is open: what the words may mean, or what they count from. */
function dayAsked(time: ResolutionLine["resolution"]["time"], t: typeof text.zh, language: Language): string {
  const readings = time?.readings ?? [];
  if (readings.length > 1) return t.mayBe(readings.map((day) => formatDay(day, language)));
  if (time?.asks === "event") return t.ofEvent;
  if (time?.asks === "both") return t.bothDated;
  if (time?.asks === "about") return t.nearly(readings.map((day) => formatDay(day, language)));
  return time?.asks === "impossible" ? t.noSuchDay : t.dayOpen;
}

function Deadline({ line }: { readonly line: ResolutionLine }) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { deadline, time, recurrence = null } = line.resolution;
  const { kind, latest, raw } = deadline;
  const asked = kind === "date" && latest === null;
  return (
    <span className="ui-row">
      {latest !== null ? (
        <span>{t.by(formatDay(latest, language))}</span>
      ) : (
        <span className={asked ? "ui-label ui-label-ochre mn-wrap" : "ui-quiet"}>
          {kind === "none" ? t.noDeadline : asked ? dayAsked(time, t, language) : t.kinds[kind]}
        </span>
      )}
      {kind === "continuous" && recurrence !== null && (
        <span className="ui-label ui-label-river">
          {t.comesBack(sentence(recurrenceInWords(recurrence)))}
        </span>
      )}
      {kind === "continuous" && time?.asks === "returns" && (
        <span className="ui-label ui-label-ochre mn-wrap">{t.returnsUnread}</span>
      )}
      {raw !== null && (
        <span className="ui-quiet" lang="zh-CN">
          {t.printedDeadline(raw)}
        </span>
      )}
    </span>
  );
}
