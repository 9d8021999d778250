/**
 * Which of the tabs of these widths, in px, fit beside each other into `room`: all, or as many of the first as leave `more` for
 * the button that holds the others. The one at `current` always shows.
 */
export function fitting(
  widths: readonly number[],
  { room, more, current }: { readonly room: number; readonly more: number; readonly current: number },
): readonly number[] {
  const all = widths.map((_, at) => at);
  if (widths.reduce((sum, width) => sum + width, 0) <= room) return all;
  const kept = new Set(current in widths ? [current] : []);
  let left = room - more - (widths[current] ?? 0);
  for (const at of all) {
    if (kept.has(at)) continue;
    left -= widths[at] ?? 0;
    if (left < 0) break;
    kept.add(at);
  }
  return all.filter((at) => kept.has(at));
}
