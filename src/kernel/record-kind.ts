import type { ActingFor } from "./actor.ts";
import type { Day } from "./calendar.ts";
import type { Failure, Sentence } from "./error.ts";
import { type Fields, missing, type Typed, type ValuesOf } from "./fields.ts";
import {
  type Act,
  BEGUN,
  DONE_ALREADY,
  NO_RECORD,
  type Recorded,
  type RecordHead,
  type RecordShape,
} from "./record.ts";
import { TAKEN_BACK } from "./take-back.ts";

// A kind of record described once: what begins it, what may be done with it, by whom, when, what follows, how it is said.
// Permit, fold and history (src/kernel/record.ts), routes (src/contract), desk (src/platform/records) and pages
// (src/web/kit) are derived; `src/kernel/record-kind.test.ts` holds the smallest one.

type Names = Readonly<Record<string, Sentence>>;
type UnitName = (id: string) => string;
type Moment = { readonly actor: ActingFor; readonly day: Day };

/**
 * An act on a record that has begun, which asks for `F` and is recorded as `K`. Checked in this order: `by`, `when`,
 * `unless`, what it asks for, `refuse`.
 */
export type ActSpec<S, F extends Fields, K> = {
  /** What the button says. */
  readonly name: Sentence;
  /** What the button under its form says where that is not submitting. */
  readonly button?: Sentence;
  /** What the trail says was done; the name where it is left out. */
  readonly done?: Sentence;
  /** Under the form; may depend on how the record stands. */
  readonly help?: Sentence | ((state: S) => Sentence | null);
  readonly asks: F;
  /** What stands in its fields as the record stands, beside what the fields say themselves. */
  readonly initial?: (state: S, day: Day) => Typed;
  /** What its fields choose among as the record stands, by their places; a choice may depend on who acts. */
  readonly choices?: (state: S, actor: ActingFor) => Readonly<Record<string, readonly string[]>>;
  /** Places of fields that need no asking as the record stands: they are not shown, and hold what they begin with. */
  readonly omits?: (state: S) => readonly string[];
  /** Nothing leads back from it: confirmed even where it asks for nothing, which otherwise is done by one click. */
  readonly final?: true;
  /** Nobody is bound by it at once: who did it can take it back for a while. Never what was signed, published, settled or receipted. */
  readonly withdrawable?: true;
  /** What is to be thought of with what is filled in so far, whatever is missing yet. */
  readonly hints?: (state: S, filled: Partial<ValuesOf<F>>) => readonly Sentence[];
  /** Whose turn it is to do it, null while the record does not wait for it. */
  readonly waits?: (state: S, day: Day) => string | null;
  /** What the record needs to know and nobody is asked: who acts, for one. */
  readonly adds?: (state: S, actor: ActingFor) => object;
  /** The store records something else than what was filled in, as where texts are kept apart so that they can be erased. */
  readonly apart?: true;
  /** Why this actor may not, null who may. */
  readonly by: (actor: ActingFor, state: S) => Failure | null;
  /** Statuses in which it may be done. */
  readonly when: readonly string[];
  /** Why not as the record stands, whatever is filled in: then it is not offered. */
  readonly unless?: (state: S, moment: Moment) => Failure | null;
  /** Why not with what was filled in. */
  readonly refuse?: (state: S, act: K, moment: Moment) => Failure | null;
  readonly after: (state: S, act: K, recorded: Recorded<Act>) => S;
  readonly said: (act: K, unitName: UnitName) => Sentence;
};

// Acts of one kind ask for different things: each is typed where it is described, and here they only stand together.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyAct<S> = ActSpec<S, any, any>;
export type Acts<S> = Readonly<Record<string, AnyAct<S>>>;

const TAKING_BACK: readonly [string, { readonly name: Sentence; readonly done?: Sentence }] = [
  "take-back",
  { name: TAKEN_BACK },
];

/** What begins a record. Its act carries the seed, or is the seed itself where the kind is `flat`. */
export type Beginning<S, Seed, B extends string> = {
  readonly type: B;
  readonly name: Sentence;
  readonly done?: Sentence;
  readonly refuse: (seed: Seed, moment: Moment) => Failure | null;
  readonly state: (seed: Seed, recorded: Recorded<Act>) => S;
  readonly said: (seed: Seed, unitName: UnitName) => Sentence;
};

/** One of its acts begins it, on what was there before anybody acted, as a pair that was computed: that is how it stands `before`. */
type BegunByAct<S, Seed, B extends string> = {
  readonly type: B;
  readonly name: Sentence;
  readonly before: (seed: Seed) => S;
};

type Layout = "seed" | "flat";
type Begun<Seed, B extends string, L extends Layout> = L extends "flat"
  ? { readonly type: B } & Seed
  : { readonly type: B; readonly seed: Seed };

/** What a caller sends for an act: its type and what was filled in. */
export type AskedOf<A> = {
  readonly [T in keyof A & string]: A[T] extends ActSpec<infer _S, infer F, infer _K>
    ? { readonly type: T } & ValuesOf<F>
    : never;
}[keyof A & string];

/** Acts as they are recorded, apart from what begins a record. */
export type LaterActOf<A> = {
  readonly [T in keyof A & string]: A[T] extends ActSpec<infer _S, infer _F, infer K>
    ? { readonly type: T } & K
    : never;
}[keyof A & string];

/** Acts as they are recorded. */
export type ActOf<Seed, B extends string, A, L extends Layout = "seed"> = Begun<Seed, B, L> | LaterActOf<A>;

type Description<S, Seed, N extends Names, B extends string, A extends Acts<S>> = {
  readonly kind: string;
  readonly name: Sentence;
  readonly statuses: N;
  /** What a second beginning, an act before any, and one that is late are answered with, where not as other kinds are. */
  readonly refusals?: {
    readonly begun?: Failure;
    readonly none?: Failure;
    readonly notNow?: Failure | ((state: S) => Failure);
  };
  /** What no act of the kind may say, whoever does it and however the record stands. */
  readonly forbids?: (act: Act) => Failure | null;
  /** Before the names of its acts in the trail, where they do not say of what they are. */
  readonly trailed?: Sentence;
  readonly begins: Beginning<S, Seed, B> | BegunByAct<S, Seed, B>;
  readonly acts: A;
};

/** What lists find it by; its status follows from the state, and what is left out has no end, and is of no measure. */
type Heading = Omit<RecordHead, "status" | "until" | "measureIds"> &
  Partial<Pick<RecordHead, "until" | "measureIds">>;

export type RecordKind<
  S,
  Seed,
  N extends Names,
  B extends string,
  A extends Acts<S>,
  L extends Layout = "seed",
> = Description<S, Seed, N, B, A> &
  RecordShape<S, ActOf<Seed, B, A, L>, ActingFor> & {
    readonly withdrawable: (type: string) => boolean;
    /** Types of the acts that the actor may do now, whatever is filled in. */
    readonly offers: (state: S, actor: ActingFor, day: Day) => (keyof A & string)[];
    /** What it waits for on a day, and whose turn that is, in the order in which the acts are described. */
    readonly waiting: (state: S, day: Day) => { readonly act: keyof A & string; readonly by: string }[];
    /** The act that begins one. */
    readonly beginWith: (seed: Seed) => ActOf<Seed, B, A, L>;
    /** The act to be recorded for what was asked: with what nobody is asked. Of acts kept `apart` the store makes it. */
    readonly actFor: (asked: AskedOf<A>, state: S, actor: ActingFor) => ActOf<Seed, B, A, L>;
    /** What the trail calls its acts, by `kind-type`. */
    readonly trail: Readonly<Record<string, Sentence>>;
  };

/** A kind that stands before anybody acted, from `stands`: whichever act comes first begins its record. */
export type StandingKind<S, N extends Names, A extends Acts<S>> = Omit<
  RecordKind<S, never, N, never, A>,
  "begins" | "beginWith" | "permit" | "fold" | "sentence" | "actFor"
> &
  RecordShape<S, LaterActOf<A>, ActingFor> & {
    readonly stands: S;
    readonly actFor: (asked: AskedOf<A>, state: S, actor: ActingFor) => LaterActOf<A>;
  };

type AsFilledIn<S> = {
  <F extends Fields>(
    spec: ActSpec<S, F, ValuesOf<F>> & { readonly adds?: never },
  ): ActSpec<S, F, ValuesOf<F>>;
  <F extends Fields, X extends object>(
    spec: ActSpec<S, F, ValuesOf<F> & X> & { readonly adds: (state: S, actor: ActingFor) => X },
  ): ActSpec<S, F, ValuesOf<F> & X>;
};
const asItIs = <A>(spec: A): A => spec;

/**
 * Describes a kind of record whose state is `S` and which begins with a `Seed`:
 * `const { act, kind } = record<DisputeState, DisputeSeed>(); kind({ …, acts: { close: act({ … }) } })`.
 * The types are named first; from there on each act's values follow from the fields it asks for.
 */
export function record<S, Seed, L extends Layout = "seed">({
  layout = "seed" as L,
  statusOf = (state: S) => (state as { readonly status: string }).status,
}: {
  readonly layout?: L;
  /** Where the status is no field of the state. */
  readonly statusOf?: (state: S) => string;
} = {}) {
  /** An act that is recorded as what was filled in, with what it adds. */
  const act: AsFilledIn<S> = asItIs;

  /** An act that the store records otherwise than it was filled in: `apart<{ digest: string }>()({ … })`. */
  const apart =
    <K>() =>
    <F extends Fields>(spec: Omit<ActSpec<S, F, K>, "apart">): ActSpec<S, F, K> => ({ ...spec, apart: true });

  function kind<const N extends Names, B extends string, A extends Acts<S>>({
    head,
    ...description
  }: Description<S, Seed, N, B, A> & {
    readonly head: (state: S) => Heading;
  }): RecordKind<S, Seed, N, B, A, L> {
    const { acts, begins } = description;
    const refusals = { begun: BEGUN, none: NO_RECORD, notNow: DONE_ALREADY, ...description.refusals };
    const opening = "before" in begins ? null : begins;
    type Done = ActOf<Seed, B, A, L>;
    /** The seed of the act that begins a record, undefined for any other. */
    function seedOf(done: Done): Seed | undefined {
      if (done.type !== begins.type) return undefined;
      const { type: _, ...rest } = done as { readonly type: B; readonly seed?: Seed };
      return layout === "flat" ? (rest as Seed) : rest.seed;
    }
    /** How it stands for an act: what is acted on first stands as it was before. */
    const stateFor = (state: S | null, seed: Seed | undefined): S | null =>
      state === null && seed !== undefined && "before" in begins ? begins.before(seed) : state;
    const specOf = (type: string): AnyAct<S> => {
      const spec = acts[type];
      if (spec === undefined) throw new Error(`${description.kind} knows no act ${type}`);
      return spec;
    };

    const notNow = (state: S): Failure =>
      typeof refusals.notNow === "function" ? refusals.notNow(state) : refusals.notNow;
    const standing = (spec: AnyAct<S>, state: S, moment: Moment): Failure | null =>
      spec.by(moment.actor, state) ??
      (spec.when.includes(statusOf(state)) ? (spec.unless?.(state, moment) ?? null) : notNow(state));

    const trailed = ({ zh, en }: Sentence): Sentence => {
      const of = description.trailed;
      return of === undefined ? { zh, en } : { zh: `${of.zh}：${zh}`, en: `${of.en}: ${en}` };
    };

    return {
      ...description,
      head: (state) => ({ until: null, measureIds: [], ...head(state), status: statusOf(state) }),
      permit: (given, done, actor, day) => {
        const moment = { actor, day };
        const forbidden = description.forbids?.(done);
        if (forbidden) return forbidden;
        const seed = seedOf(done);
        if (seed !== undefined && opening !== null)
          return given === null ? opening.refuse(seed, moment) : refusals.begun;
        const state = stateFor(given, seed);
        if (state === null) return refusals.none;
        const spec = specOf(done.type);
        const filled = done as Readonly<Record<string, unknown>>;
        return (
          standing(spec, state, moment) ??
          (spec.apart === true ? null : missing(spec.asks as Fields, filled)) ??
          spec.refuse?.(state, done, moment) ??
          null
        );
      },
      fold: (given, recorded) => {
        const done = recorded.act;
        const seed = seedOf(done);
        if (seed !== undefined && opening !== null) return opening.state(seed, recorded);
        const state = stateFor(given, seed);
        if (state === null) throw new Error(`${description.kind} begins with ${begins.type}`);
        return specOf(done.type).after(state, done, recorded);
      },
      sentence: (done, unitName) => {
        const seed = seedOf(done);
        return seed === undefined || opening === null
          ? specOf(done.type).said(done, unitName)
          : opening.said(seed, unitName);
      },
      offers: (state, actor, day) =>
        Object.keys(acts).filter((type) => standing(specOf(type), state, { actor, day }) === null),
      waiting: (state, day) =>
        Object.entries(acts).flatMap(([act, { waits }]) => {
          const by = (waits as AnyAct<S>["waits"])?.(state, day) ?? null;
          return by === null ? [] : [{ act, by }];
        }),
      beginWith: (seed) =>
        (layout === "flat" ? { type: begins.type, ...seed } : { type: begins.type, seed }) as unknown as Done,
      actFor: (asked, state, actor) =>
        ({ ...asked, ...specOf(asked.type).adds?.(state, actor) }) as unknown as Done,
      withdrawable: (type) => acts[type]?.withdrawable === true,
      trail: Object.fromEntries(
        [
          ...(opening === null ? [] : [[opening.type, opening] as const]),
          ...Object.entries(acts),
          ...(Object.values(acts).some(({ withdrawable }) => withdrawable === true) ? [TAKING_BACK] : []),
        ].map(([type, { name, done }]) => [`${description.kind}-${type}`, trailed(done ?? name)]),
      ),
    };
  }

  /** A kind that stands before anybody acted, such as an order that is printed and that nobody confirmed yet. */
  function standing<const N extends Names, A extends Acts<S>>({
    stands,
    ...description
  }: Omit<Description<S, never, N, never, A>, "begins"> & {
    readonly stands: S;
    readonly head: (state: S) => Heading;
  }): StandingKind<S, N, A> {
    const begins = { type: "" as never, name: description.name, before: () => stands };
    const { permit, fold, ...derived } = kind({ ...description, begins } as Parameters<
      typeof kind<N, never, A>
    >[0]) as unknown as StandingKind<S, N, A>;
    return {
      ...derived,
      stands,
      permit: (state, done, actor, day) => permit(state ?? stands, done, actor, day),
      fold: (state, recorded) => fold(state ?? stands, recorded),
    } as StandingKind<S, N, A>;
  }

  return { act, apart, kind, standing };
}
