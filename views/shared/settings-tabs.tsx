/** The parts of Settings. */
import { paths } from '../../server/paths.ts';
import { Tabs } from './page.tsx';

export function SettingsTabs({ slug, current }: { readonly slug: string; readonly current: 'review' | 'forms' | 'scales' }) {
  const tabs = [
    { key: 'review', label: 'The review', href: paths.settings(slug) },
    { key: 'forms', label: 'Forms', href: paths.forms(slug) },
    { key: 'scales', label: 'Scales', href: paths.scales(slug) },
  ] as const;
  return <Tabs label="Settings" tabs={tabs.map(({ key, ...tab }) => ({ ...tab, current: key === current }))} />;
}
