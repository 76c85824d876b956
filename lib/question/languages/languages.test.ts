import { describe, expect, it } from 'vitest';
import { readCases, seen } from '../cases/read-cases.ts';
import { understandQuestion } from '../understand-question.ts';
import { detectLanguage } from './detect-language.ts';
import { glossed } from './gloss.ts';

const base = { now: new Date('2024-05-15T09:30:00Z'), timeZone: 'Europe/Rome' };
const table = `
Warum ist der billing-service seit gestern langsam? => diagnose | language=de | services=billing-service | time=2024-05-13T22:00Z..
Was war mit Gerät Paradise los? => recall | language=de | devices=Paradise | memory=what_was_wrong
Zeig mir alle Fehler von mail-gw zwischen 10 und 10:15 Uhr => list | language=de | services=mail-gw | severity=error | time=2024-05-15T08:00Z..2024-05-15T08:15Z
Wie viele Fehler pro Stunde gab es letzte Woche? => count | language=de | groupBy=hour | time=2024-05-05T22:00Z..2024-05-12T22:00Z
Was ist gegen 10:05 passiert? => timeline | language=de | time=2024-05-15T07:50Z..2024-05-15T08:20Z
Hatten wir das schon einmal? => recall | language=de | memory=seen_before | current=yes
Was hat das Problem gelöst? => recall | language=de | memory=what_fixed
Welche Geräte haben wir diese Woche untersucht? => statistics | language=de | memory=list_entities | entity=device
Zeig die Fehler vor 2 Stunden => list | language=de | severity=error | time=2024-05-15T07:00Z..2024-05-15T08:00Z
Vergleiche gestern mit heute => compare | language=de | baseline=2024-05-13T22:00Z..2024-05-14T22:00Z
antworte auf Deutsch => preference | language=de | memory=set_preference | key=language | value=de
das hat nicht geholfen => outcome | language=de | memory=record_outcome | outcome=not_solved
Pourquoi le billing-service est-il lent depuis hier ? => diagnose | language=fr | services=billing-service | time=2024-05-13T22:00Z..
Montre-moi les erreurs de mail-gw entre 10h15 et 10h30 => list | language=fr | services=mail-gw | severity=error | time=2024-05-15T08:15Z..2024-05-15T08:30Z
Que s'est-il passé vers 10:05 ? => timeline | language=fr | time=2024-05-15T07:50Z..2024-05-15T08:20Z
Qu'est-ce qui n'allait pas avec Paradise ? => recall | language=fr | memory=what_was_wrong | about=Paradise
Avons-nous déjà vu ça ? => recall | language=fr | memory=seen_before | current=yes
Combien d'erreurs la semaine dernière ? => count | language=fr | severity=error | time=2024-05-05T22:00Z..2024-05-12T22:00Z
les erreurs d'il y a 2 heures dans auth-api => list | language=fr | services=auth-api | severity=error | time=2024-05-15T07:00Z..2024-05-15T08:00Z
réponds en français => preference | language=fr | memory=set_preference | key=language | value=fr
¿Por qué falla el billing-service desde las 10:05? => diagnose | language=es | services=billing-service | time=2024-05-15T08:05Z..
Muéstrame los errores de ayer => list | language=es | severity=error | time=2024-05-13T22:00Z..2024-05-14T22:00Z
¿Hemos visto esto antes? => recall | language=es | memory=seen_before | current=yes
¿Cuántos errores hubo la semana pasada? => count | language=es | severity=error | time=2024-05-05T22:00Z..2024-05-12T22:00Z
¿Qué dispositivos investigamos esta semana? => statistics | language=es | memory=list_entities | entity=device
¿Qué pasó entre las 9:00 y las 9:30? => timeline | language=es | time=2024-05-15T07:00Z..2024-05-15T07:30Z
responde en español => preference | language=es | memory=set_preference | key=language | value=es
Perché il billing-service è lento da ieri? => diagnose | language=it | services=billing-service
Mostrami gli errori di auth-api nelle ultime 2 ore => list | language=it | services=auth-api | severity=error | time=2024-05-15T07:30Z..2024-05-15T09:30Z
Quanti errori la settimana scorsa? => count | language=it | severity=error | time=2024-05-05T22:00Z..2024-05-12T22:00Z
Abbiamo già visto questo problema? => recall | language=it | memory=seen_before
Cosa è successo intorno alle 10:05? => timeline | language=it | time=2024-05-15T07:50Z..2024-05-15T08:20Z
rispondi in italiano => preference | language=it | memory=set_preference | key=language | value=it
Por que o billing-service está lento desde ontem? => diagnose | language=pt | services=billing-service | time=2024-05-13T22:00Z..
Mostre os erros do auth-api nas últimas 2 horas => list | language=pt | services=auth-api | severity=error | time=2024-05-15T07:30Z..2024-05-15T09:30Z
Já vimos isso antes? => recall | language=pt | memory=seen_before | current=yes
Quantos erros houve na semana passada? => count | language=pt | severity=error | time=2024-05-05T22:00Z..2024-05-12T22:00Z
responda em português => preference | language=pt | memory=set_preference | key=language | value=pt
`;

describe('questions in other languages', () => {
  it.each(readCases(table))('"$question" is read as $intent', ({ question, intent, expected }) => {
    const reading = understandQuestion({ ...base, text: question });
    expect({ intent: reading.parameters.intent, ...seen(reading, expected) }).toEqual({
      intent,
      ...expected,
    });
  });

  it('show the words a person wrote, not the English ones, on the time chip', () => {
    const reading = understandQuestion({
      ...base,
      text: 'Pourquoi le billing-service est-il lent depuis hier ?',
    });
    expect(reading.parameters.timeRange?.said).toBe('depuis hier');
  });

  it('leave names and quoted text as they are', () => {
    expect(glossed('Zeig mir "Fehler der Pumpe" von fehler-service', 'de').text).toContain('fehler-service');
  });

  it('count as English when nothing tells', () => {
    expect(detectLanguage('billing-api ECONNREFUSED 10.0.0.1')).toBe('en');
    expect(detectLanguage('')).toBe('en');
  });
});
