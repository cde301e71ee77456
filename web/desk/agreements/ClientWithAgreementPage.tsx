import { useParams } from '@tanstack/react-router';
import { CalendarsOfClient } from '../../estate/calendars/CalendarsOfClient.tsx';
import { ClientPage } from '../../estate/clients/ClientPage.tsx';
import { EscalationOfClient } from '../criteria/EscalationOfClient.tsx';
import { AgreementInForce } from './AgreementInForce.tsx';

/** A client's page with the agreement that its tickets are measured by, and when it works. */
export function ClientWithAgreementPage() {
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId' });
  return (
    <ClientPage>
      <AgreementInForce clientId={clientId} />
      <CalendarsOfClient clientId={clientId} />
      <EscalationOfClient clientId={clientId} />
    </ClientPage>
  );
}
