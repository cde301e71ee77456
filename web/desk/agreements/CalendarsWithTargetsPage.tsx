import { useParams } from '@tanstack/react-router';
import { CalendarsPage } from '../../estate/calendars/CalendarsPage.tsx';
import { TargetFields } from './TargetFields.tsx';

/** A client's calendars, with a simulator that also knows what the client is promised. */
export function CalendarsWithTargetsPage() {
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId/calendars' });
  return <CalendarsPage target={(onChoose) => <TargetFields clientId={clientId} onChoose={onChoose} />} />;
}
