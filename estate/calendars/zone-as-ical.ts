import ICAL from 'ical.js';

/** A zone as an iCal file explains it to programs that do not know it: an observance for each change of clocks between two dates. */
export function zoneAsIcal(zone: string, from: Temporal.PlainDate, until: Temporal.PlainDate): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', zone);
  let here = from.toZonedDateTime(zone);
  component.addSubcomponent(observance(here, here, from.toPlainDateTime()));
  const end = until.toZonedDateTime(zone);
  for (
    let next = here.getTimeZoneTransition('next');
    next !== null && Temporal.ZonedDateTime.compare(next, end) < 0;
    next = here.getTimeZoneTransition('next')
  ) {
    // Where an observance begins is written in the wall time before it.
    const before = next.toInstant().toZonedDateTimeISO('UTC').toPlainDateTime().add({ nanoseconds: here.offsetNanoseconds });
    component.addSubcomponent(observance(here, next, before));
    here = next;
  }
  return component;
}

function observance(was: Temporal.ZonedDateTime, is: Temporal.ZonedDateTime, begins: Temporal.PlainDateTime): ICAL.Component {
  const component = new ICAL.Component(is.offsetNanoseconds > was.offsetNanoseconds ? 'daylight' : 'standard');
  component.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(begins.toString({ smallestUnit: 'second' })));
  component.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromString(was.offset));
  component.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromString(is.offset));
  return component;
}
