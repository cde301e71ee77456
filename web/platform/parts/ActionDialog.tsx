import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/use-keys.ts';

/** A button that opens a form over the page; the form closes it when it is done. */
export function ActionDialog({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  useKeys([], { active: isOpen, stops: 'keys_and_list' });
  const close = () => setIsOpen(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={label} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
        {isOpen && children(close)}
      </Modal>
    </>
  );
}
