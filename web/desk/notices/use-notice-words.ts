import { useTranslation } from 'react-i18next';
import { clockText } from '../../platform/time/durations.ts';
import { momentText } from '../../platform/time/moments.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import type { Notice } from './notice.ts';

/** A notice as people read it: what happened, and a sentence that explains it: how much is left, by which calendar, why you. */
export function useNoticeWords(): (notice: Notice) => { readonly headline: string; readonly why: string } {
  const { t, i18n } = useTranslation(['notices', 'clocks']);
  const zone = useViewerZone();
  return ({ about, ticket: { reference } }) => {
    const moment = (at: string, homeZone?: string) => momentText(at, { language: i18n.language, zone, homeZone, now: serverNow() });
    const you = t(`toldAs.${about.toldAs}`);
    if (about.of === 'escalation')
      return {
        headline: t(`escalation.${about.what}`, { reference, name: about.byName }),
        why: t(about.dueAt === null ? 'escalation.why' : 'escalation.whyBy', {
          words: about.words ?? t('escalation.help'),
          due: about.dueAt === null ? '' : moment(about.dueAt),
          you,
        }),
      };
    if (about.of === 'promise')
      return {
        headline: t(`promise.${about.stage}`, { reference }),
        why: t('promise.why', { due: moment(about.dueAt), what: about.what, you }),
      };
    const { percent, secondsLeft, targetSeconds, calendar, late } = about;
    const clock = t(`clockOf.${about.clockKind}`, { clock: t(`clocks:metrics.${about.metric}`) });
    const due = moment(about.dueAt, calendar.zone);
    const of = { target: clockText(targetSeconds), due, calendar: calendar.words, you };
    const why =
      secondsLeft < 0
        ? t('clock.past', { time: clockText(-secondsLeft), ...of })
        : t('clock.left', { time: clockText(secondsLeft), ...of });
    return {
      headline: percent === 100 ? t('clock.over', { reference, clock }) : t('clock.used', { percent, reference, clock }),
      why: late ? `${why} ${t('clock.late', { at: moment(about.reachedAt, calendar.zone) })}` : why,
    };
  };
}
