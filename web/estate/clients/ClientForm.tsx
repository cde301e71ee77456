import { Button, ColorInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClients, openClient } from '../../../estate/clients/contract.ts';
import { clientCodeTaken } from '../../../estate/clients/refusals.ts';
import { errorOf } from '../../api/problem.ts';
import { useCommand } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { ZoneSelect } from '../../platform/time/ZoneSelect.tsx';
import { browserZone } from '../../platform/time/zone.ts';
import { suggestCode } from './suggest-code.ts';

interface ClientFormProps {
  readonly submitLabel: string;
  readonly onDone: () => void;
  readonly beside?: ReactNode;
}

/** Colors that tell clients apart at a glance and stand out on light and dark. */
const swatches = ['#2f52d0', '#0c8f6b', '#b5530a', '#8a3ea8', '#0e7c9e', '#b02a5b', '#5c6b2e', '#5b6472'];

/** Brings a client on board: what it is called, its short code, where it is, and its stripe. */
export function ClientForm({ submitLabel, onDone, beside }: ClientFormProps) {
  const { t } = useTranslation('clients');
  const [name, setName] = useState('');
  const [ownCode, setCode] = useState<string>();
  const [timeZone, setTimeZone] = useState(browserZone);
  const [color, setColor] = useState('#2f52d0');
  const open = useCommand(openClient, { renews: [listClients], onDone });
  const code = ownCode ?? suggestCode(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ name: name.trim(), code, timeZone, color });
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <Refusal problem={open.error} />
      <TextInput
        label={t('name')}
        required
        withAsterisk={false}
        data-autofocus
        autoFocus
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        error={errorOf(open.error, 'name')}
      />
      <div className={formClasses.pair}>
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          required
          withAsterisk={false}
          maxLength={8}
          value={code}
          onChange={({ currentTarget: { value } }) => setCode(value.toUpperCase())}
          error={open.error?.is(clientCodeTaken) ? open.error.message : errorOf(open.error, 'code')}
        />
        <ColorInput
          label={t('color')}
          description={t('colorHint')}
          value={color}
          onChange={setColor}
          swatches={swatches}
          withPicker={false}
          withEyeDropper={false}
          disallowInput={false}
        />
      </div>
      <ZoneSelect value={timeZone} onChange={setTimeZone} />
      <div className={formClasses.actions}>
        <Button type="submit" size="sm" loading={open.isPending}>
          {submitLabel}
        </Button>
        {beside}
      </div>
    </form>
  );
}
