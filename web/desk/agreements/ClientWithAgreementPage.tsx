import { useParams } from '@tanstack/react-router';
import { ClientPage } from '../../estate/clients/ClientPage.tsx';
import { AgreementInForce } from './AgreementInForce.tsx';

/** A client's page with the agreement that its tickets are measured by. */
export function ClientWithAgreementPage() {
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId' });
  return (
    <ClientPage>
      <AgreementInForce clientId={clientId} />
    </ClientPage>
  );
}
