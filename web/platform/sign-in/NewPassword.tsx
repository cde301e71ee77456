import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorOf, type Problem } from '../../api/problem.ts';

/** The shortest password that the desk takes. */
export const shortestPassword = 12;

interface NewPasswordProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | null;
  readonly label?: string;
}

/** A new password, with what makes a good one beside it; typing it twice is not asked, it can be shown. */
export function NewPassword({ value, onChange, problem, label }: NewPasswordProps) {
  const { t } = useTranslation('account');
  return (
    <PasswordInput
      label={label ?? t('newPassword')}
      description={t('newPasswordHint', { count: shortestPassword })}
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={shortestPassword}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={errorOf(problem, 'password') ?? errorOf(problem, 'newPassword')}
    />
  );
}
