/** A flow in m³/s, and on which share of the days it was reached or passed, in per cent. */
export type DurationPoint = { readonly share: number; readonly flow: number };

/** The duration curve of daily flows: the greatest first, each at rank ÷ (n + 1) (Weibull's plotting position). */
export const durationCurve = (flows: readonly number[]): readonly DurationPoint[] =>
  flows.toSorted((a, b) => b - a).map((flow, at) => ({ share: (100 * (at + 1)) / (flows.length + 1), flow }));
