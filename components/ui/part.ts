'use client';

import { type ComponentType, useEffect, useEffectEvent, useState } from 'react';
import { showMissing } from './toast.tsx';

/** A component whose code a page fetches when it is first wanted. */
export interface Part<P> {
  fetched: ComponentType<P> | null;
  /** Ahead of need: on a hover, a focus, a first key. What failed is fetched again when it is wanted. */
  prepare: () => void;
  /** For what it is opened from. Other listeners than those a tooltip of the same button has. */
  near: { onPointerOver: () => void; onFocusCapture: () => void };
  fetch: () => Promise<ComponentType<P>>;
}

export function part<P>(load: () => Promise<ComponentType<P>>): Part<P> {
  let coming: Promise<ComponentType<P>> | null = null;
  const prepare = () => void made.fetch().then(ignore, ignore);
  const made: Part<P> = {
    fetched: null,
    prepare,
    near: { onPointerOver: prepare, onFocusCapture: prepare },
    fetch: () => {
      coming ??= load().then(
        (component) => {
          made.fetched = component;
          return component;
        },
        (error: unknown) => {
          coming = null;
          throw error;
        },
      );
      return coming;
    },
  };
  return made;
}

const ignore = () => undefined;

const nothing = () => undefined;

/** As `usePart`; the person is told when it could not be fetched, and `giveUp` takes the wish back. */
export function usePartOrTell<P>(
  wantedPart: Part<P>,
  wanted: boolean,
  giveUp: () => void = nothing,
): ComponentType<P> | null {
  return usePart(wantedPart, wanted, () => {
    giveUp();
    showMissing();
  });
}

/**
 * The component from the first time it is wanted on, null before and while it comes; it stays, so that what it
 * shows can leave in its own way. `onMissing` is told when it could not be fetched.
 */
export function usePart<P>(
  wantedPart: Part<P>,
  wanted: boolean,
  onMissing: () => void,
): ComponentType<P> | null {
  const [shown, setShown] = useState<ComponentType<P> | null>(null);
  const missing = useEffectEvent(onMissing);
  const ready = wanted && shown === null ? wantedPart.fetched : null;
  if (ready) setShown(() => ready);
  const waits = wanted && shown === null && ready === null;
  useEffect(() => {
    if (!waits) return;
    let gone = false;
    wantedPart.fetch().then(
      (component) => {
        if (!gone) setShown(() => component);
      },
      () => {
        if (!gone) missing();
      },
    );
    return () => {
      gone = true;
    };
  }, [waits, wantedPart]);
  return shown ?? ready;
}
