import { useTranslation } from 'react-i18next';
import { distanceText, momentText, utcText } from './moments.ts';
import { useTicking } from './ticking.ts';
import { useViewerZone } from './zone.ts';

interface MomentProps {
  readonly at: string;
  /** The client's zone: the viewer's is named when clocks there show something else. */
  readonly homeZone?: string | undefined;
  /** Adds how far away it is, within a day. */
  readonly distance?: boolean;
}

/** An instant in the viewer's own zone; pointing at it says it in UTC. */
export function Moment({ at, homeZone, distance = false }: MomentProps) {
  const { i18n } = useTranslation();
  const zone = useViewerZone();
  const language = i18n.language;
  const text = useTicking((now) => momentText(at, { language, zone, homeZone, now }));
  const away = useTicking((now) => (distance ? (distanceText(at, { language, now }) ?? null) : null));
  return (
    <time dateTime={at} title={utcText(at)}>
      {away === null ? text : `${text} (${away})`}
    </time>
  );
}
