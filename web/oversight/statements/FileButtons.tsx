import { Button } from '@mantine/core';
import { IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A statement as a file: for a spreadsheet, and for people. */
export function FileButtons({ addressOf }: { addressOf: (format: 'csv' | 'pdf') => string }) {
  const { t } = useTranslation('reports');
  return (
    <>
      <Button
        component="a"
        href={addressOf('csv')}
        download
        variant="default"
        size="xs"
        leftSection={<IconFileTypeCsv size={16} aria-hidden />}
      >
        {t('csv')}
      </Button>
      <Button
        component="a"
        href={addressOf('pdf')}
        download
        variant="default"
        size="xs"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
      >
        {t('pdf')}
      </Button>
    </>
  );
}
