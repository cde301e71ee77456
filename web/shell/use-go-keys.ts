import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../platform/keys/use-keys.ts';
import { useSession } from '../platform/sign-in/session.ts';
import { places } from './places.ts';

/** G and a letter go to a place. */
export function useGoKeys(): void {
  const { t } = useTranslation();
  const { can } = useSession();
  const router = useRouter();
  useKeys(
    places
      .filter(({ key, permission }) => key !== undefined && can(permission))
      .map(({ key, name, to }) => ({
        keys: `g ${key}`,
        label: t('keys.goTo', { place: t(`places.${name}`) }),
        run: () => void router.navigate({ to }),
      })),
  );
}
