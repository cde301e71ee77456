import { useParams } from '@tanstack/react-router';
import { ClientPage } from '../../estate/clients/ClientPage.tsx';
import { Agreement } from './Agreement.tsx';

/** A client's page with the agreement that its tickets are measured by. */
export function ClientWithAgreementPage() {
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId' });
  return (
    <ClientPage>
      <Agreement clientId={clientId} />
    </ClientPage>
  );
}
