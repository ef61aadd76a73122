import { Button, Collapse, FileButton, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown, IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemAlert } from '../../components/problem-alert';
import { useT } from '../i18n';
import { contentOf } from './content';
import classes from './signing.module.css';
import { isAttached, type SignItem, type SignRequest } from './signing.types';
import { SIGNING } from './texts';

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

function Download({ item }: { item: SignItem }) {
  const t = useT(SIGNING);
  const [problem, setProblem] = useState<unknown>();
  const download = () => {
    setProblem(undefined);
    contentOf(item).then((blob) => save(blob, item.name), setProblem);
  };
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />} onClick={download}>
        {t('download', { name: item.name })}
      </Button>
      {problem !== undefined && <ProblemAlert cause={problem} />}
    </>
  );
}

interface UploadProps {
  readonly item: SignItem;
  readonly isThere: boolean;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

function Upload({ item, isThere, disabled, onFile }: UploadProps) {
  const t = useT(SIGNING);
  return (
    <FileButton accept=".p7s,.cms,.sig,.p7m,.pem" disabled={disabled} onChange={(file) => file && onFile(file)}>
      {(props) => (
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          leftSection={isThere ? <IconCheck size={16} aria-hidden /> : <IconUpload size={16} aria-hidden />}
          {...props}
        >
          {isThere ? t('uploaded') : t('upload', { name: item.name })}
        </Button>
      )}
    </FileButton>
  );
}

interface Props<Result> {
  readonly request: SignRequest<Result>;
  readonly disabled: boolean;
  /** Called once there is a file for each item, in their order. */
  readonly onFiles: (files: readonly File[]) => void;
}

function Steps<Result>({ request, disabled, onFiles }: Props<Result>) {
  const t = useT(SIGNING);
  const [files, setFiles] = useState<ReadonlyMap<number, File>>(new Map());
  const take = (index: number, file: File) => {
    const next = new Map(files).set(index, file);
    setFiles(next);
    const all = request.items.flatMap((_, i) => next.get(i) ?? []);
    if (all.length === request.items.length) onFiles(all);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('otherWayText')} {t(isAttached(request) ? 'otherWayAttached' : 'otherWayDetached')}
      </Text>
      {request.items.map((item, i) => (
        <Group key={i} gap="xs">
          <Download item={item} />
          <Upload item={item} isThere={files.has(i)} disabled={disabled} onFile={(file) => take(i, file)} />
        </Group>
      ))}
    </Stack>
  );
}

/** For those whose key lives elsewhere: take the content away, bring the signature back. */
export function OtherWay<Result>(props: Props<Result>) {
  const t = useT(SIGNING);
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <div>
      <UnstyledButton className={classes.fold} aria-expanded={opened} onClick={toggle}>
        <IconChevronDown size={16} data-open={opened} aria-hidden /> {t('otherWay')}
      </UnstyledButton>
      <Collapse expanded={opened} pt="xs">
        <Steps {...props} />
      </Collapse>
    </div>
  );
}
