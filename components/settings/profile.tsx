'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { addMyself, becomePerson, setMyName } from '#app/actions/people.ts';
import { changePreference, type PreferenceChange } from '#app/actions/settings.ts';
import { themes } from '#components/shell/choices.ts';
import { themeWords, useTheme } from '#components/shell/theme.tsx';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Instant, useClock, useZoneChoice } from '#components/ui/instant.tsx';
import { Select } from '#components/ui/select.tsx';
import { showToast } from '#components/ui/toast.tsx';
import { useTypedEarly } from '#components/ui/use-typed-early.ts';
import type { Person } from '#lib/contracts/conversations.ts';
import type { Result } from '#lib/contracts/result.ts';
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
  return (await askOrTell(changePreference(change), 'the choice was not kept')) !== undefined;
}

interface Props {
  me: Person;
  people: Person[];
  language: string;
}

/** Who one is and how things are shown. */
export function Profile({ me, people, language: spoken }: Props) {
  const { theme, setTheme } = useTheme();
  const [language, setLanguage] = useState<Language>(
    languages.find(({ value }) => value === spoken)?.value ?? 'auto',
  );
  return (
    <Card title="Profile and preferences">
      <WhoIAm key={me.id} me={me} people={people} />
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

const somebodyNew = 'new';

/** There is no login: a browser says who uses it, so that colleagues can be told apart. */
function WhoIAm({ me, people }: { me: Person; people: Person[] }) {
  const router = useRouter();
  const [joining, setJoining] = useState(false);
  const [name, setName] = useState(me.name);
  const box = useRef<HTMLInputElement>(null);
  useTypedEarly(box, name, setName);
  const wanted = name.trim();
  const tell = async (answer: Promise<Result<unknown>>, done: string) => {
    if ((await askOrTell(answer, 'nothing was kept')) === undefined) return;
    setJoining(false);
    router.refresh();
    showToast({ title: done });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void tell(
      joining ? addMyself(wanted) : setMyName(wanted),
      joining ? `This browser is ${wanted}'s now.` : `You are called ${wanted}.`,
    );
  };
  const others = people.filter(({ id }) => id !== me.id);
  return (
    <>
      <Setting
        name="This browser is used by"
        says="There is no login; this tells colleagues apart, and keeps what is private to each."
      >
        <Select
          label="This browser is used by"
          value={joining ? somebodyNew : me.id}
          options={[
            { value: me.id, label: me.name },
            ...others.map(({ id, name: label }) => ({ value: id, label })),
            { value: somebodyNew, label: 'Somebody new…' },
          ]}
          onChange={(next) => {
            setJoining(next === somebodyNew);
            setName(next === somebodyNew ? '' : me.name);
            const person = others.find(({ id }) => id === next);
            if (person) void tell(becomePerson(person.id), `This browser is ${person.name}'s now.`);
          }}
        />
      </Setting>
      <Setting name="Name" says="What answers and colleagues call you. “Call me …” in a chat does the same.">
        <form onSubmit={save} className="flex gap-2">
          <input
            ref={box}
            aria-label="Name"
            value={name}
            maxLength={80}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
            className="h-8 w-44 rounded-md border border-line-strong bg-canvas px-2 text-sm"
          />
          <Button type="submit" disabled={wanted === '' || (!joining && wanted === me.name)}>
            {joining ? 'Join' : 'Save'}
          </Button>
        </form>
      </Setting>
    </>
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
