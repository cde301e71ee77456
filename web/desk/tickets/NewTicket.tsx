import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCategories, openTicket } from '../../../desk/tickets/contract.ts';
import { assetKind, type Grade, priorityOf } from '../../../desk/tickets/rules.ts';
import { errorOf } from '../../api/problem.ts';
import { useAll } from '../../api/use-all.ts';
import type { RegisteredRequester } from '../../estate/people/RequesterForm.tsx';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import formClasses from '../../platform/parts/form.module.css';
import { say } from '../../platform/parts/notices.ts';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { GradeField } from './GradeField.tsx';
import { PriorityMark } from './PriorityMark.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';
import { type ChosenRequester, RequesterField } from './RequesterField.tsx';
import { useTicketCommand } from './use-ticket-command.ts';

const empty = { title: '', description: '', kind: 'incident', categoryId: '', assetKind: '' };

/** Takes down a ticket while somebody is on the phone: requester and title suffice, the rest may come later. */
export function NewTicket({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets');
  const navigate = useNavigate();
  const { accountId, can } = useSession();
  const { draft, change, discard } = useDraft(`${accountId}.new ticket`, empty);
  const [requester, setRequester] = useState<ChosenRequester>();
  const [unknown, setUnknown] = useState<string>();
  const [impact, setImpact] = useState<Grade>(2);
  const [urgency, setUrgency] = useState<Grade>(2);
  const categories = useAll(listCategories, { clientId: requester?.clientId }, { enabled: requester !== undefined });
  const open = useTicketCommand(openTicket, ({ reference }) => {
    discard();
    say(t('done.opened', { reference }));
    onClose();
    void navigate({ to: '/t/$reference', params: { reference } });
  });
  const send = () => {
    if (requester === undefined) return;
    const asset = assetKind.safeParse(draft.assetKind);
    open.mutate({
      requesterId: requester.requesterId,
      title: draft.title.trim(),
      kind: draft.kind === 'service_request' ? 'service_request' : 'incident',
      impact,
      urgency,
      channel: 'phone',
      ...(draft.description.trim() !== '' && { description: draft.description.trim() }),
      ...(draft.categoryId !== '' && { categoryId: draft.categoryId }),
      ...(asset.success && { assetKind: asset.data }),
    });
  };
  if (unknown !== undefined) {
    const registered = (one: RegisteredRequester) => {
      setRequester(one);
      setUnknown(undefined);
    };
    return <RegisterDialog name={unknown} onDone={registered} onClose={() => setUnknown(undefined)} />;
  }
  return (
    <DialogFrame
      title={t('new.title')}
      sendLabel={t('new.open')}
      onSend={send}
      onClose={onClose}
      isSending={open.isPending}
      problem={open.error}
      isReady={requester !== undefined && draft.title.trim() !== ''}
      hint={t('new.hint')}
    >
      <RequesterField
        value={requester}
        onChange={setRequester}
        onRegister={can('people.register') ? setUnknown : undefined}
        error={errorOf(open.error, 'requesterId')}
      />
      <TextInput
        label={t('new.what')}
        value={draft.title}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => change({ ...draft, title: value })}
        error={errorOf(open.error, 'title')}
      />
      <Textarea
        label={t('new.description')}
        autosize
        minRows={2}
        maxRows={10}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => change({ ...draft, description: value })}
        error={errorOf(open.error, 'description')}
      />
      <div className={formClasses.pair}>
        <NativeSelect
          label={t('new.kind')}
          data={[
            { value: 'incident', label: t('kinds.incident') },
            { value: 'service_request', label: t('kinds.service_request') },
          ]}
          value={draft.kind}
          onChange={({ currentTarget: { value } }) => change({ ...draft, kind: value })}
        />
        <NativeSelect
          label={t('context.category')}
          data={[
            { value: '', label: t('new.noCategory') },
            ...(categories.data?.items ?? []).map(({ categoryId, name }) => ({ value: categoryId, label: name })),
          ]}
          value={draft.categoryId}
          onChange={({ currentTarget: { value } }) => change({ ...draft, categoryId: value })}
        />
        <NativeSelect
          label={t('context.asset')}
          data={[{ value: '', label: t('new.noAsset') }, ...assetKind.options.map((value) => ({ value, label: t(`assets.${value}`) }))]}
          value={draft.assetKind}
          onChange={({ currentTarget: { value } }) => change({ ...draft, assetKind: value })}
        />
      </div>
      <div className={formClasses.actions}>
        <GradeField label={t('impact')} value={impact} onChange={setImpact} />
        <GradeField label={t('urgency')} value={urgency} onChange={setUrgency} />
        <span>
          {t('new.gives')} <PriorityMark priority={priorityOf(impact, urgency)} />
        </span>
      </div>
      <SecretWarning words={`${draft.title}\n${draft.description}`} />
    </DialogFrame>
  );
}
