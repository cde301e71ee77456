import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';

/** What went wrong and what helps, in a sentence each. The desk's own words, except where it could not speak. */
export function useProblemWords(): (problem: unknown) => { readonly title: string; readonly advice: string } {
  const { t } = useTranslation();
  return (problem) => {
    if (!(problem instanceof Problem)) return { title: t('trouble.page'), advice: t('trouble.pageAdvice') };
    if (problem.code === 'no-answer') return { title: t('trouble.noAnswer'), advice: t('trouble.noAnswerAdvice') };
    const details = problem.errors.filter(({ detail }) => detail !== '').map(({ detail }) => detail);
    return { title: problem.message, advice: details.length > 0 ? details.join(' ') : problem.advice };
  };
}
