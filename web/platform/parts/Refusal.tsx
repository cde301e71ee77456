import classes from './parts.module.css';
import { useProblemWords } from './problem-words.ts';

/** Why a form was not accepted and what helps; nothing when all is well. */
export function Refusal({ problem }: { problem: unknown }) {
  const words = useProblemWords();
  if (problem === null || problem === undefined) return null;
  const { title, advice } = words(problem);
  return (
    <p className={classes.refusal} role="alert">
      <strong>{title}</strong>
      {advice}
    </p>
  );
}
