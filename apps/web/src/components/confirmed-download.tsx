import { Anchor } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { fetchBlob } from '../lib/api';
import { save } from '../lib/save';
import { ProblemAlert } from './problem-alert';

interface Props {
  readonly address: string;
  readonly name: string;
  /** What the link does, for those who do not see it. */
  readonly label: string;
}

/** A file whose download is confirmed with a signature first: fetched by the page, since the browser alone could not ask (E-10.2.2). */
export function ConfirmedDownload({ address, name, label }: Props) {
  const download = useMutation({
    mutationFn: async () => {
      const file = await fetchBlob(address);
      save(file, name, file.type);
    },
  });
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        underline="always"
        ta="start"
        disabled={download.isPending}
        aria-label={label}
        onClick={() => download.mutate()}
      >
        {name}
      </Anchor>
      {download.error && <ProblemAlert cause={download.error} />}
    </>
  );
}
