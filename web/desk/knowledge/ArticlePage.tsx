import { Button, Textarea, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { editArticle, listArticles, readArticle } from '../../../desk/knowledge/contract.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import formClasses from '../../platform/parts/form.module.css';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { say } from '../../platform/parts/notices.ts';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './knowledge.module.css';

const route = getRouteApi('/desk/knowledge/$articleId');
type Article = z.output<typeof readArticle.reply>;
type Words = Pick<Article, 'title' | 'symptom' | 'environment' | 'cause' | 'resolution'>;

/** One article: its four parts to edit, the ticket it came from, and its versions. */
export function ArticlePage() {
  const { t } = useTranslation('knowledge');
  const { articleId } = route.useParams();
  const article = useRead(readArticle, { articleId });
  const { data } = article;
  useTitle(data?.title ?? t('drafts'));
  return (
    <div className={listClasses.page}>
      <header className={listClasses.top}>
        <h1>{data?.title ?? t('drafts')}</h1>
        <Link to="/knowledge" className={classes.all ?? ''}>
          {t('all')}
        </Link>
      </header>
      {article.error && !data && <Trouble problem={article.error} onRetry={() => void article.refetch()} />}
      {article.isPending && <Loading lines={8} />}
      {data && (
        <div className={classes.page}>
          <Editor key={data.articleId} article={data} />
          <Versions article={data} />
        </div>
      )}
    </div>
  );
}

function Editor({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const { can } = useSession();
  const [words, setWords] = useState<Words>(article);
  // What is typed stays typed on the version it began from, also when a colleague saves another meanwhile.
  const [fromVersion, setFromVersion] = useState(article.version);
  const edit = useCommand(editArticle, {
    renews: [readArticle, listArticles],
    onDone: () => {
      setFromVersion(fromVersion + 1);
      say(t('saved'));
    },
  });
  const mayWrite = can('article.write', article.clientId);
  const given = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { articleId } = article;
    edit.mutate({
      articleId,
      fromVersion,
      title: words.title.trim(),
      symptom: words.symptom.trim(),
      environment: given(words.environment),
      cause: given(words.cause),
      resolution: words.resolution.trim(),
    });
  };
  const parts = ['symptom', 'environment', 'cause', 'resolution'] as const;
  return (
    <Panel title={t('draft')} aside={<FromTicket article={article} />}>
      <form className={`${formClasses.form} ${classes.form}`} onSubmit={submit}>
        <Refusal problem={edit.error} />
        <TextInput
          label={t('parts.title')}
          value={words.title}
          readOnly={!mayWrite}
          onChange={({ currentTarget: { value } }) => setWords({ ...words, title: value })}
        />
        {parts.map((part) => (
          <Textarea
            key={part}
            label={t(`parts.${part}`)}
            description={t(`hints.${part}`)}
            autosize
            minRows={2}
            maxRows={16}
            readOnly={!mayWrite}
            value={words[part] ?? ''}
            onChange={({ currentTarget: { value } }) => setWords({ ...words, [part]: value })}
          />
        ))}
        {mayWrite && (
          <div className={formClasses.end}>
            <Button
              type="submit"
              size="sm"
              loading={edit.isPending}
              disabled={[words.title, words.symptom, words.resolution].some((text) => text.trim() === '')}
            >
              {t('saveVersion', { version: fromVersion + 1 })}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}

function FromTicket({ article: { ticket, clientName } }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  return (
    <span className={classes.from}>
      {t('from', { client: clientName })}{' '}
      <Link to="/t/$reference" params={{ reference: ticket.reference }}>
        {ticket.reference}
      </Link>
    </span>
  );
}

function Versions({ article: { versions } }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  return (
    <Panel title={t('versions')}>
      <ol className={classes.versions}>
        {versions.map(({ version, at, by, title, symptom, environment, cause, resolution }) => (
          <li key={version}>
            <details>
              <summary>
                {t('version', { version })} · {by} · <Moment at={at} />
              </summary>
              <dl>
                {(
                  [
                    ['title', title],
                    ['symptom', symptom],
                    ['environment', environment],
                    ['cause', cause],
                    ['resolution', resolution],
                  ] as const
                ).map(([part, text]) => (
                  <div key={part}>
                    <dt>{t(`parts.${part}`)}</dt>
                    <dd>{text ?? '–'}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
