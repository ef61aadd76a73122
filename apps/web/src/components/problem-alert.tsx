import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { problemOf, type ApiProblem } from '../lib/api';
import { useT, type Translate } from '../lib/i18n';
import { COMMON } from './texts';

type CommonText = Translate<Parameters<Translate<keyof (typeof COMMON)['ru']>>[0]>;

/** The server's own sentence; where it sent none, ours. */
function sentenceOf(problem: ApiProblem, t: CommonText): string {
  if (problem.body.detail && problem.code !== 'unexpected') return problem.body.detail;
  if (problem.isNetwork) return t('problemNetwork');
  if (problem.status === 403) return t('problemForbidden');
  if (problem.status === 404) return t('problemNotFound');
  if (problem.status === 429) return t('problemTooMany');
  return problem.status >= 500 ? t('problemServer') : t('problemUnexpected');
}

/** The sentence that tells a refusal to people. */
export function useProblemSentence(): (cause: unknown) => string {
  const t = useT(COMMON);
  return (cause) => sentenceOf(problemOf(cause), t);
}

interface Props {
  readonly cause: unknown;
  /** What is safe all the same; by default, nothing is said. `true`: the input is kept. */
  readonly kept?: string | true;
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** A refusal on the screen: what happened, what was kept, what to do, and the reference small. */
export function ProblemAlert({ cause, kept, title, onRetry }: Props) {
  const t = useT(COMMON);
  const problem = problemOf(cause);
  const fields = Object.values(problem.fields);
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={title ?? t('problemTitle')}>
      <Text size="sm">{sentenceOf(problem, t)}</Text>
      {fields.length > 0 && (
        <List size="sm" mt={4}>
          {fields.map((message) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      )}
      {kept && (
        <Text size="sm" mt={4}>
          {kept === true ? t('problemKept') : kept}
        </Text>
      )}
      <Group justify="space-between" mt={onRetry ? 'xs' : 0} gap="xs">
        {onRetry && (
          <Button size="xs" variant="default" leftSection={<IconRefresh size={15} />} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {problem.body.correlationId && (
          <Text size="xs" className="tabular">
            {t('problemId', { id: problem.body.correlationId })}
          </Text>
        )}
      </Group>
    </Alert>
  );
}
