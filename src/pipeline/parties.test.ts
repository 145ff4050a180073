import { describe, expect, test } from 'vitest';
import { aanbieder, gemeente } from '../rules/examples/waarden.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
import { type Served, sideOf, whyNotOurs } from './parties.ts';

const both = { gemeente, aanbieder };
const serves = (gemeenten: readonly string[], aanbieders: readonly string[]): Served => ({
  gemeenten: new Set(gemeenten),
  aanbieders: new Set(aanbieders),
});

describe('which side of a message is ours', () => {
  test.each([
    ['nothing set: of every municipality', [], [], 'gemeente'],
    ['that municipality', [gemeente], [], 'gemeente'],
    ['another municipality', ['0001'], [], 'geen'],
    ['that provider, so no municipality', [], [aanbieder], 'aanbieder'],
    ['another provider, so no municipality', [], ['99990002'], 'geen'],
    ['that municipality and another provider', [gemeente], ['99990002'], 'gemeente'],
    ['another municipality and that provider', ['0001'], [aanbieder], 'aanbieder'],
    ['both', [gemeente], [aanbieder], 'beide'],
    ['neither', ['0001'], ['99990002'], 'geen'],
  ] as const)('who serves %s', (_, gemeenten, aanbieders, kant) => {
    expect(sideOf(both, serves(gemeenten, aanbieders))).toBe(kant);
  });

  test('a message that does not say who a party is, is ours when it could be', () => {
    const nobody = { gemeente: null, aanbieder: null };
    expect(sideOf(nobody, serves([], []))).toBe('gemeente');
    expect(sideOf(nobody, serves([gemeente], [aanbieder]))).toBe('gemeente');
    expect(sideOf(nobody, serves([], [aanbieder]))).toBe('aanbieder');
    expect(sideOf({ gemeente: null, aanbieder }, serves([gemeente], [aanbieder]))).toBe('aanbieder');
    expect(sideOf({ gemeente: '0001', aanbieder: null }, serves([gemeente], [aanbieder]))).toBe('aanbieder');
    expect(sideOf({ gemeente: '0001', aanbieder: null }, serves([gemeente], []))).toBe('geen');
    expect(sideOf({ gemeente: null, aanbieder: '99990002' }, serves([], [aanbieder]))).toBe('geen');
  });
});

describe('why a message is not ours', () => {
  const soort = berichtsoort('ijw-3.2', '305');

  test('names the party that is not served, and where it stands', () => {
    expect(whyNotOurs(soort, both, serves(['0001'], []), 'geen')).toMatchObject({
      regel: 'gemeente',
      pad: '/Bericht/Header/Ontvanger',
      melding: expect.stringContaining(`gemeente ${gemeente}`),
    });
    expect(whyNotOurs(soort, both, serves([], ['99990002']), 'geen')).toMatchObject({
      regel: 'aanbieder',
      pad: '/Bericht/Header/Afzender',
      melding: expect.stringContaining(`aanbieder ${aanbieder}`),
    });
    expect(whyNotOurs(soort, both, serves(['0001'], ['99990002']), 'geen').melding).toMatch(
      /gemeente 0384 en aanbieder 99990001.*geen van beide/,
    );
    expect(whyNotOurs(soort, both, serves([gemeente], [aanbieder]), 'beide').melding).toMatch(
      /zowel gemeente 0384 als aanbieder 99990001.*eigen berichtenpoort/,
    );
  });

  test('repeats nothing that does not look like a code', () => {
    const broken = { gemeente: 'Jan', aanbieder: 'Jansen' };
    for (const served of [serves([gemeente], []), serves([], [aanbieder]), serves([gemeente], [aanbieder])]) {
      expect(whyNotOurs(soort, broken, served, 'geen').melding).not.toContain('Jan');
    }
  });
});
