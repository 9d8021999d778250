import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { TaskProposal } from "../../domain/tasks/proposals.ts";
import { RosterLink } from "../roster-link.tsx";
import { text as words } from "../text.ts";
import { text } from "./dispatch-text.ts";
import { DraftRow } from "./draft-row.tsx";
import type { DraftTask } from "./draft.ts";

export type GroupActs = {
  readonly onChoose: (keys: readonly string[], chosen: boolean) => void;
  readonly onChange: (draft: DraftTask) => void;
  readonly onLeader: (keys: readonly string[], leader: string) => void;
  readonly onJoin: (keys: ReadonlySet<string>) => void;
  readonly onUndo: (draft: DraftTask) => void;
};

/** A name once for each collective, with how many it reaches. */
function unitWords(
  units: TaskProposal["units"],
  names: Readonly<Record<string, string>>,
  via: (name: string, count: number) => string,
) {
  const own = units.filter((unit) => unit.via === null).map(({ name, role }) => ({ name, role }));
  const collectives = [...new Set(units.flatMap((unit) => unit.via ?? []))].map((id) => {
    const members = units.filter((unit) => unit.via === id);
    return { name: via(names[id] ?? id, members.length), role: members[0]?.role ?? "lead" };
  });
  return [...own, ...collectives];
}

/** The tasks of one measure: who answers for them, and each with its box. */
export function MeasureGroup(props: {
  /** The measure by any of its undertakings; null for tasks from other sources. */
  readonly head: TaskProposal | null;
  readonly drafts: readonly DraftTask[];
  readonly chosen: ReadonlySet<string>;
  readonly names: Readonly<Record<string, string>>;
  readonly adoptedOn: Day | null;
  readonly acts: GroupActs;
}) {
  const { head, drafts, chosen, names, acts } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const keys = drafts.filter(({ units }) => units.length > 0).map(({ key }) => key);
  const taken = drafts.filter(({ key }) => chosen.has(key));
  const all = keys.length > 0 && keys.every((key) => chosen.has(key));
  const title =
    head === null ? t.otherGroup : `${head.ordinal ?? w.unnumbered} ${head.measure.slice(0, 36)}…`;
  return (
    <section className="sv-measure-group" aria-label={title}>
      <div className="ui-row sv-group-head">
        <input
          type="checkbox"
          aria-label={t.choose(title)}
          checked={all}
          disabled={keys.length === 0}
          onChange={(event) => acts.onChoose(keys, event.target.checked)}
        />
        <h3 lang={head === null ? undefined : "zh-CN"}>{title}</h3>
        <span className="ui-quiet">
          {t.chosen(`${formatFigure(taken.length, language)}/${drafts.length}`)}
        </span>
        {taken.length > 1 && head !== null && (
          <button
            type="button"
            className="ui-link-button"
            title={t.joinHelp}
            onClick={() => acts.onJoin(new Set(taken.map(({ key }) => key)))}
          >
            {t.join}
          </button>
        )}
      </div>
      {head !== null && (
        <div className="ui-row sv-group-facts">
          {unitWords(head.units, names, t.via).map(({ name, role }) => (
            <span key={`${role} ${name}`}>
              <span className="ui-quiet">{w.roles[role]}</span> <span lang="zh-CN">{name}</span>
            </span>
          ))}
          <label className="ui-field">
            {t.leaderAll}
            <input
              className="ui-input sv-leader"
              value={drafts[0]?.leader ?? ""}
              maxLength={100}
              onChange={(event) =>
                acts.onLeader(
                  drafts.map(({ key }) => key),
                  event.target.value,
                )
              }
            />
          </label>
        </div>
      )}
      {head?.emptyCollectives.map((name) => (
        <p key={name} className="ui-banner">
          {t.emptyCollective(name)} <RosterLink />
        </p>
      ))}
      <ul className="ui-plain-list">
        {drafts.map((draft) => (
          <DraftRow
            key={draft.key}
            draft={draft}
            chosen={chosen.has(draft.key)}
            names={names}
            adoptedOn={props.adoptedOn}
            unitsExplained={(head?.emptyCollectives.length ?? 0) > 0}
            onChoose={(value) => acts.onChoose([draft.key], value)}
            onChange={acts.onChange}
            onUndo={draft.parts.length === 1 ? null : () => acts.onUndo(draft)}
          />
        ))}
      </ul>
    </section>
  );
}
