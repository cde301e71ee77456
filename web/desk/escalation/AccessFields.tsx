import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readAccessMap } from '../../../estate/access/contract.ts';
import { useAll } from '../../api/use-all.ts';
import formClasses from '../../platform/parts/form.module.css';

interface AccessFieldsProps<Draft> {
  readonly clientId: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The system and the right that is missing on it: chosen from the access map, or written where the map does not have it. */
export function AccessFields<Draft extends { readonly system: string; readonly right: string }>({
  clientId,
  draft,
  onChange,
}: AccessFieldsProps<Draft>) {
  const { t } = useTranslation('escalation');
  const map = useAll(readAccessMap, { clientId });
  const systems = map.data?.items ?? [];
  const chosen = systems.find(({ name }) => name === draft.system);
  return (
    <div className={formClasses.pair}>
      <Autocomplete
        label={t('missingSystem')}
        data={[...new Set(systems.map(({ name }) => name))]}
        value={draft.system}
        onChange={(system) => onChange({ ...draft, system })}
      />
      <Autocomplete
        label={t('missingRight')}
        description={chosen && t('ownedBy', { owner: chosen.owner })}
        data={chosen?.actions.map(({ name }) => name) ?? []}
        value={draft.right}
        onChange={(right) => onChange({ ...draft, right })}
      />
    </div>
  );
}
