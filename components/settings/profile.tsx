'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { changePreference, type PreferenceChange } from '#app/actions/settings.ts';
import { themes } from '#components/shell/choices.ts';
import { themeWords, useTheme } from '#components/shell/theme.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Instant, useClock, useZoneChoice } from '#components/ui/instant.tsx';
import { Select } from '#components/ui/select.tsx';
import { showToast } from '#components/ui/toast.tsx';
import { Setting } from './setting.tsx';

const languages = [
  { value: 'auto', label: 'As it is spoken' },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
  { value: 'pt', label: 'Português' },
  { value: 'it', label: 'Italiano' },
] as const;
type Language = (typeof languages)[number]['value'];

/** Keeps a choice; answers whether it was kept, after the person was told when it was not. */
async function keep(change: PreferenceChange): Promise<boolean> {
  try {
    const answer = await changePreference(change);
    if (!answer.ok) showToast({ title: answer.error.sentence });
    return answer.ok;
  } catch {
    showToast({ title: 'The server could not be reached; the choice was not kept.' });
    return false;
  }
}

/** Who one is and how things are shown. */
export function Profile({ name: kept, language: spoken }: { name: string; language: string }) {
  const { theme, setTheme } = useTheme();
  const [name, setName] = useState(kept);
  const [saved, setSaved] = useState(kept);
  const [language, setLanguage] = useState<Language>(
    languages.find(({ value }) => value === spoken)?.value ?? 'auto',
  );
  const saveName = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await keep({ key: 'name', value: name.trim() }))) return;
    setSaved(name.trim());
    setName(name.trim());
    showToast({ title: name.trim() ? `You are called ${name.trim()}.` : 'Your name was taken away.' });
  };
  return (
    <Card title="Profile and preferences">
      <Setting name="Name" says="What answers call you. Saying “call me …” in a chat does the same.">
        <form onSubmit={(event) => void saveName(event)} className="flex gap-2">
          <input
            aria-label="Name"
            value={name}
            maxLength={80}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
            className="h-8 w-44 rounded-md border border-line-strong bg-canvas px-2 text-sm"
          />
          <Button type="submit" disabled={name.trim() === saved}>
            Save
          </Button>
        </form>
      </Setting>
      <Setting name="Theme" says="Dark, light, or as the system has it.">
        <Select
          label="Theme"
          value={theme}
          options={themes.map((value) => ({ value, label: themeWords[value] }))}
          onChange={(next) => {
            setTheme(next);
            void keep({ key: 'theme', value: next });
          }}
        />
      </Setting>
      <ZoneSetting />
      <Setting
        name="Language of summaries"
        says="Longer conversations are kept in short; this is the language of it."
      >
        <Select
          label="Language of summaries"
          value={language}
          options={languages}
          onChange={(next) => {
            const before = language;
            setLanguage(next);
            void keep({ key: 'language', value: next }).then((done) => {
              if (!done) setLanguage(before);
            });
          }}
        />
      </Setting>
    </Card>
  );
}

const browser = 'browser';

function ZoneSetting() {
  const { zone, now } = useClock();
  const { chosen, choose } = useZoneChoice();
  const [zones, setZones] = useState<string[]>([]);
  // The list of the browser may be another one than the server's.
  useEffect(
    () => setZones(['UTC', ...Intl.supportedValuesOf('timeZone').filter((each) => each !== 'UTC')]),
    [],
  );
  const options = [
    { value: browser, label: 'As the browser' },
    ...(chosen && !zones.includes(chosen) ? [{ value: chosen, label: chosen }] : []),
    ...zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ];
  return (
    <Setting name="Time zone" says="All times are told in it; the exact instant stands in the tooltip.">
      <span className="tabular text-sm text-ink-3">
        <Instant at={now.toISOString()} as="clock" /> {chosen ? '' : zone}
      </span>
      <Select
        label="Time zone"
        value={chosen ?? browser}
        options={options}
        onChange={(next) => {
          choose(next === browser ? null : next);
          void keep({ key: 'timeZone', value: next === browser ? '' : next });
        }}
      />
    </Setting>
  );
}
