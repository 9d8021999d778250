import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { addDays, type Day } from "../../kernel/calendar.ts";
import { oneLine, printable } from "../../kernel/paper-text.ts";

/**
 * A day, or the days from `day` to `until` inclusive, as calendars subscribe to it. `uid` stays the same however often the
 * calendar is read, so that a changed event replaces itself. `url` leads back to what it is about.
 */
export type CalendarEvent = {
  readonly uid: string;
  readonly day: Day;
  readonly until: Day | null;
  readonly title: string;
  readonly description: string;
  readonly url: string | null;
};

export const CALENDAR_TYPE = "text/calendar; charset=utf-8";

/** Hours between two readings that calendars are asked to keep. */
const REFRESH_SECONDS = 6 * 3600;

const atMidnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** A calendar of all-day events by RFC 5545, made at `stamp`. */
export function writeCalendar(
  name: string,
  events: readonly CalendarEvent[],
  { stamp }: { readonly stamp: Date },
): string {
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: "jiziwan", product: "jiziwan", language: "ZH" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { uid, day, until, title, description, url } of events)
    calendar.createEvent({
      id: uid,
      stamp,
      start: atMidnight(day),
      // The end of whole days is the first day after them.
      ...(until !== null && until > day ? { end: atMidnight(addDays(until, 1)) } : {}),
      allDay: true,
      summary: oneLine(title),
      ...(description === "" ? {} : { description: printable(description) }),
      ...(url === null ? {} : { url }),
      // A deadline does not make anybody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return calendar.toString();
}
