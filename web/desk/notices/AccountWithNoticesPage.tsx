import { AccountPage } from '../../platform/account/AccountPage.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { NoticeWishes } from './NoticeWishes.tsx';

/** Somebody's account, with how they want to be told. */
export function AccountWithNoticesPage() {
  const { can } = useSession();
  return <AccountPage>{can('notice.read') && <NoticeWishes />}</AccountPage>;
}
