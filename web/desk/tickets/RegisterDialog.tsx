import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RegisteredRequester, RequesterForm } from '../../estate/people/RequesterForm.tsx';
import { useKeys } from '../../platform/keys/use-keys.ts';

interface RegisterDialogProps {
  readonly name: string;
  readonly onDone: (requester: RegisteredRequester) => void;
  readonly onClose: () => void;
}

/** Takes down who asks while a ticket is being opened for them; closing it leads back to the ticket. */
export function RegisterDialog({ name, onDone, onClose }: RegisterDialogProps) {
  const { t } = useTranslation('tickets');
  useKeys([], { stops: 'keys_and_list' });
  return (
    <Modal opened onClose={onClose} title={t('new.register')} size="lg" closeButtonProps={{ 'aria-label': t('new.back') }}>
      <RequesterForm name={name} onDone={onDone} />
    </Modal>
  );
}
