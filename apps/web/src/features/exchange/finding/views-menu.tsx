import { Button, Checkbox, Menu, Text, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogForm } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import type { Box } from '../documents.query';
import type { ListFilter } from '../use-list-filter';
import { paramsOf } from './filter';
import { FINDING } from './texts';
import { viewsQuery, type SavedView } from './views.query';

interface Props {
  readonly box: Box;
  readonly filter: ListFilter;
}

const at = ({ id }: SavedView) => ({ params: { path: { id } } });

/** Saves what is on the screen as a new view, or gives `view` another name. */
function SaveDialog({ box, filter, view, onClose }: Props & { view?: SavedView | undefined; onClose: () => void }) {
  const t = useT(FINDING);
  const client = useQueryClient();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [strict, setStrict] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const save = async () => {
    setStrict(true);
    if (name.trim() === '') return;
    setBusy(true);
    const { filter: part, columns } = view ?? { filter: filter.part, columns: filter.columns };
    const body = { name, box, shared, filter: part, columns: [...columns] };
    try {
      await ask(
        view ? api.PUT('/api/document-views/{id}', { ...at(view), body }) : api.POST('/api/document-views', { body }),
      );
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      onClose();
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  return (
    <DialogForm
      title={t(view ? 'renameTitle' : 'saveTitle')}
      act={t('save')}
      busy={busy}
      fault={fault}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {!view && <Text size="sm">{t('saveText')}</Text>}
      <TextInput
        label={t('viewName')}
        value={name}
        maxLength={80}
        data-autofocus
        error={strict && name.trim() === '' ? t('viewNameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox label={t('viewShared')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
    </DialogForm>
  );
}

/** The saved views of a list: to show one, to save what is on the screen, to begin with one, to delete one's own. */
export function ViewsMenu({ box, filter }: Props) {
  const t = useT(FINDING);
  const client = useQueryClient();
  const views = (useQuery(viewsQuery).data ?? []).filter((view) => view.box === box);
  const [naming, setNaming] = useState<{ view?: SavedView }>();
  const [chosenId, setChosenId] = useState<string>();
  const shown = views.find((view) => sameAddress(view, filter));
  // Chosen before, and the screen has been narrowed differently since: that is what it can be updated with.
  const left = shown ? undefined : views.find((view) => view.id === chosenId && view.own);
  const then = async (act: Promise<unknown>) => {
    await act;
    await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  };
  const choose = (view: SavedView) => {
    setChosenId(view.id);
    filter.replace(paramsOf(view.filter, view.columns));
  };
  const begin = (view: SavedView) =>
    then(ask(api.PUT('/api/document-views/{id}/first', { ...at(view), body: { first: !view.first } })));
  const update = ({ id, name, shared }: SavedView) => {
    const body = { name, box, shared, filter: filter.part, columns: [...filter.columns] };
    return then(ask(api.PUT('/api/document-views/{id}', { params: { path: { id } }, body })));
  };
  return (
    <>
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconBookmark size={16} aria-hidden />}>
            {shown ? shown.name : t('views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{t('noViews')}</Menu.Label>}
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => choose(view)}>
              <Text size="sm" fw={view === shown ? 600 : undefined}>
                {view.name}
              </Text>
              {(!view.own || view.first) && (
                <Text size="xs" c="dimmed">
                  {[!view.own && t('sharedBy', { name: view.madeBy }), view.first && t('firstOne')]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              )}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {left && <Menu.Item onClick={() => void update(left)}>{t('changeView', { name: left.name })}</Menu.Item>}
          <Menu.Item onClick={() => setNaming({})}>{t('saveView')}</Menu.Item>
          {shown?.own && (
            <Menu.Item onClick={() => setNaming({ view: shown })}>{t('renameView', { name: shown.name })}</Menu.Item>
          )}
          {shown && (
            <Menu.Item onClick={() => void begin(shown)}>
              {t(shown.first ? 'beginUsual' : 'beginWith', { name: shown.name })}
            </Menu.Item>
          )}
          {shown?.own && (
            <Menu.Item color="red" onClick={() => void then(ask(api.DELETE('/api/document-views/{id}', at(shown))))}>
              {t('deleteView', { name: shown.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && <SaveDialog box={box} filter={filter} view={naming.view} onClose={() => setNaming(undefined)} />}
    </>
  );
}

const sorted = (params: Record<string, string>): string =>
  JSON.stringify(Object.entries(params).sort(([a], [b]) => a.localeCompare(b)));

/** Is this view what the screen shows? */
const sameAddress = (view: SavedView, filter: ListFilter): boolean =>
  sorted(paramsOf(view.filter, view.columns)) === sorted(paramsOf(filter.part, filter.columns));
