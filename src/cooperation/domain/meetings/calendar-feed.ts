import type { Day } from "../../../kernel/calendar.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { EntryState } from "../../registers/entry.ts";
import type { MeetingState } from "./meeting.ts";
import { FEED_WORDS, type FeedLanguage } from "./calendar-feed-words.ts";

/** What a feed holds. */
export const FEED_PARTS = ["meetings", "preparation", "tasks", "registers", "secondments"] as const;
export type FeedPart = (typeof FEED_PARTS)[number];
export type FeedChoice = { readonly parts: readonly FeedPart[]; readonly language: FeedLanguage };

export type CalendarFeed = {
  readonly id: string;
  readonly choice: FeedChoice;
  readonly createdAt: string;
  readonly revokedAt: string | null;
  readonly lastReadAt: string | null;
};

/** An all-day entry; `path` leads to the page of what it is about. */
export type FeedEvent = {
  readonly uid: string;
  readonly day: Day;
  readonly until: Day | null;
  readonly title: string;
  readonly description: string;
  readonly path: string;
};

/** For whom it is read: everything, or what has to do with these units. */
export type FeedReader = { readonly all: boolean; readonly unitIds: readonly string[] };

type Kept<S> = {
  readonly id: string;
  readonly sample: boolean;
  readonly unitIds: readonly string[];
  readonly state: S;
};

export type FeedFacts = {
  readonly meetings: readonly Kept<MeetingState>[];
  /** `samplePlans`: ids of plans whose tasks are invented. */
  readonly tasks: readonly TaskBrief[];
  readonly samplePlans: ReadonlySet<string>;
  readonly entries: readonly Kept<EntryState>[];
  readonly terms: readonly (Kept<{ readonly status: string }> & {
    readonly from: Day | null;
    readonly until: Day | null;
  })[];
  readonly unitName: (id: string) => string;
};

const SAMPLE = "【示例】";
const marked = (sample: boolean, title: string): string =>
  sample && !title.startsWith(SAMPLE) ? `${SAMPLE}${title}` : title;

const concerns = ({ all, unitIds }: FeedReader, units: readonly string[]): boolean =>
  all || units.some((unit) => unitIds.includes(unit));

/**
 * What stands in a feed for its reader, by what is recorded now: for units only what is theirs, and meetings that name no
 * unit. Names of persons never stand in it.
 */
export function feedEvents(
  facts: FeedFacts,
  { parts, language }: FeedChoice,
  reader: FeedReader,
): FeedEvent[] {
  const made: Readonly<Record<FeedPart, () => FeedEvent[]>> = {
    meetings: () => meetingEvents(facts, language, reader),
    preparation: () => preparationEvents(facts, language, reader),
    tasks: () => taskEvents(facts, language, reader),
    registers: () => registerEvents(facts, language, reader),
    secondments: () => secondmentEvents(facts, language, reader),
  };
  return FEED_PARTS.filter((part) => parts.includes(part)).flatMap((part) => made[part]());
}

function meetingEvents({ meetings }: FeedFacts, language: FeedLanguage, reader: FeedReader): FeedEvent[] {
  const words = FEED_WORDS[language];
  return meetings
    .filter(
      ({ state, unitIds }) =>
        state.status !== "cancelled" && (unitIds.length === 0 || concerns(reader, unitIds)),
    )
    .map(({ id, sample, state: { title, date, place, window } }) => ({
      uid: `meeting-${id}@jiziwan`,
      // Only its window is known: its last day is the one not to be missed.
      day: date ?? window.to,
      until: null,
      title: marked(sample, date === null ? words.atLatest(title) : title),
      description: date === null ? words.window(window.from, window.to) : place,
      path: `/meetings/${id}`,
    }));
}

function preparationEvents(
  { meetings, unitName }: FeedFacts,
  language: FeedLanguage,
  reader: FeedReader,
): FeedEvent[] {
  const words = FEED_WORDS[language];
  return meetings
    .filter(({ state: { status } }) => status === "planned" || status === "scheduled")
    .flatMap(({ id, sample, state }) =>
      state.preparation
        .filter(({ doneOn, unitId }) => doneOn === null && concerns(reader, unitId === null ? [] : [unitId]))
        .map((item) => ({
          uid: `preparation-${item.id}@jiziwan`,
          day: item.due,
          until: null,
          title: marked(sample, words.prepare(item.text)),
          description: [state.title, item.unitId === null ? "" : unitName(item.unitId)]
            .filter(Boolean)
            .join("\n"),
          path: `/meetings/${id}`,
        })),
    );
}

function taskEvents(
  { tasks, samplePlans }: FeedFacts,
  language: FeedLanguage,
  reader: FeedReader,
): FeedEvent[] {
  const words = FEED_WORDS[language];
  return tasks.flatMap(({ id, planId, number, text, due, phase, unitIds }) =>
    due === null || phase === "closed" || phase === "suspended" || !concerns(reader, unitIds)
      ? []
      : [
          {
            uid: `task-${id}@jiziwan`,
            day: due,
            until: null,
            title: marked(samplePlans.has(planId), words.taskDue(number, text)),
            description: text,
            path: `/tasks/${id}`,
          },
        ],
  );
}

function registerEvents({ entries }: FeedFacts, language: FeedLanguage, reader: FeedReader): FeedEvent[] {
  const words = FEED_WORDS[language];
  return entries
    .filter(({ state }) => state.closed === null && state.mergedInto === null)
    .flatMap(({ id, sample, unitIds, state }) => {
      const path = `/entries/${id}`;
      const whole = concerns(reader, unitIds);
      const calls = state.items
        .filter(({ list, due, doneOn }) => list === "call" && due !== null && doneOn === null)
        .filter(({ unitId }) => whole || concerns(reader, unitId === null ? [] : [unitId]))
        .map((item) => ({
          uid: `call-${item.id}@jiziwan`,
          day: item.due as Day,
          until: null,
          title: marked(sample, words.callCloses(state.name)),
          description: item.text,
          path,
        }));
      const until = state.values["validUntil"];
      const ends =
        state.register === "agreement" && typeof until === "string" && whole
          ? [
              {
                uid: `agreement-${id}@jiziwan`,
                day: until,
                until: null,
                title: marked(sample, words.agreementEnds(state.name)),
                description: "",
                path,
              },
            ]
          : [];
      return [...calls, ...ends];
    });
}

/** A term's first and last day, by its unit; who serves it is not said. */
function secondmentEvents(
  { terms, unitName }: FeedFacts,
  language: FeedLanguage,
  reader: FeedReader,
): FeedEvent[] {
  const words = FEED_WORDS[language];
  return terms
    .filter(({ state, unitIds }) => state.status !== "cancelled" && concerns(reader, unitIds))
    .flatMap(({ id, sample, unitIds, from, until }) => {
      const unit = unitIds.map((each) => unitName(each)).find((name) => name !== "") ?? "";
      const event = (edge: "begins" | "ends", day: Day | null): FeedEvent[] =>
        day === null
          ? []
          : [
              {
                uid: `secondment-${edge}-${id}@jiziwan`,
                day,
                until: null,
                title: marked(sample, edge === "begins" ? words.termBegins(unit) : words.termEnds(unit)),
                description: "",
                path: `/secondments/${id}`,
              },
            ];
      return [...event("begins", from), ...event("ends", until)];
    });
}
