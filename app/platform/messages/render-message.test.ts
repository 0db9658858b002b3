import { describe, expect, it } from 'vitest';
import { languages } from '../i18n/language';
import { gsmPlaces } from './gsm-text';
import { renderEmail, renderSms } from './render-message';
import type { MessageTemplate, TemplateValues } from './templates';

/** Values as long as they are in life. */
const samples: { [Template in MessageTemplate]: TemplateValues[Template] } = {
  recoveryCode: { code: '4829 1370', minutes: 15 },
  phoneChangeCode: { code: '4829 1370', minutes: 15 },
  phoneChanged: {},
  emailCode: { code: '4829 1370', minutes: 60 },
  emailVerified: {},
  regraded: {},
  certificateEnds: { course: 'Ubora wa takwimu kituoni', date: '22 Novemba 2026' },
  reviewDue: { course: 'Ubora wa takwimu kituoni', date: '22 Novemba 2026' },
  reviewAsked: { course: 'Ubora wa takwimu kituoni' },
  changesAsked: { course: 'Ubora wa takwimu kituoni' },
  draftApproved: { course: 'Ubora wa takwimu kituoni' },
  draftCommented: { course: 'Ubora wa takwimu kituoni' },
  notPublished: {
    course: 'Ubora wa takwimu kituoni',
    date: '22 Novemba 2026',
    reason: 'hakuna kilichobadilika tangu toleo lililopita',
  },
  firstStep: { course: 'Ubora wa takwimu kituoni' },
  goOn: { course: 'Ubora wa takwimu kituoni' },
  tryAgain: { course: 'Ubora wa takwimu kituoni' },
  notice: { text: 'Kikao cha kozi ni Jumanne saa 4 asubuhi, ukumbi wa halmashauri.' },
  overview: { what: 'Kigoma', period: 'Novemba 2026' },
  overviewAsked: {
    office: 'Ofisi ya DMO Kigoma',
    what: 'Kigoma',
    link: 'https://tumia.example/sw/by-email/x',
  },
  overviewShared: {
    office: 'Ofisi ya DMO Kigoma',
    what: 'Kigoma',
    period: 'Novemba 2026',
    stop: 'https://tumia.example/sw/by-email/x',
  },
  feedbackAnswered: {},
  feedbackWaits: {},
  invitation: {
    institute: 'Kigoma Training Centre',
    code: '4829 1370',
    address: 'https://tumia.example/sw/recover',
  },
  passwordChanged: {},
  erasureAsked: { date: 'Jumapili, 22 Novemba 2026' },
  roleGranted: { role: 'Mratibu wa mkoa wa Kigoma' },
};

const cases = languages.flatMap((language) =>
  Object.entries(samples).map(([template, values]) => ({
    language,
    template: template as MessageTemplate,
    values,
  })),
);

describe('a text message', () => {
  it.each(cases)('$template in $language fits into one SMS', ({ language, template, values }) => {
    const { text, segments } = renderSms(template, language, values);
    expect(text).toMatch(/^Tumia: /);
    expect(text).not.toMatch(/\{\{|\}\}|undefined|[?]/);
    expect(gsmPlaces(text)).toBeLessThanOrEqual(160);
    expect(segments).toBe(1);
    for (const value of Object.values(values)) expect(text).toContain(String(value));
  });

  it.each(languages)('in %s is cut at a long name, and nowhere else', (language) => {
    const institute =
      'Taasisi ya “Mafunzo” ya Kanda ya Ziwa Tanganyika kwa Wahudumu wa Afya ya Msingi {Ujiji} €';
    const { code, address } = samples.invitation;
    const { text, segments } = renderSms('invitation', language, { institute, code, address });
    expect(segments).toBe(1);
    expect(gsmPlaces(text)).toBeGreaterThan(150);
    expect(text).toContain('Taasisi ya "Mafunzo"');
    expect(text).toContain('...');
    expect(text).toContain(code);
    expect(text).toContain(address);
  });
});

describe('an email', () => {
  it.each(cases)('$template in $language has a subject and a text', ({ language, template, values }) => {
    const { subject, text } = renderEmail(template, language, values);
    expect(`${subject}${text}`).not.toMatch(/\{\{|\}\}|undefined|messages:/);
    expect(subject).not.toMatch(/\n/);
    for (const value of Object.values(values)) expect(text).toContain(String(value));
  });
});
