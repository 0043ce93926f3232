import { describe, expect, it } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';
import { CANCEL, CLOSE, Desk, LEAVE_OPEN, door } from './quit-desk.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

describe('quitting', () => {
  it('with all doors closed asks nothing, ends what runs and goes', async () => {
    const desk = new Desk();
    desk.open = [];
    desk.personQuits();
    expect(desk.quit).toBe(false);
    await desk.gone();
    expect(desk.happened).toEqual(['stop']);
    expect(desk.leftByPerson).toEqual([true]);
    expect(desk.asked).toEqual([]);
  });

  it('asks once what to do with open doors, and closes them before it goes', async () => {
    const desk = new Desk();
    desk.personQuits();
    desk.personQuits();
    await desk.gone();
    expect(desk.asked).toHaveLength(1);
    expect(desk.asked[0]?.message).toBe('2 are open.');
    expect(desk.happened).toEqual(['close all', 'stop']);
  });

  it('names the door when it is only one', async () => {
    const desk = new Desk();
    desk.open = [door('bastion')];
    desk.personQuits();
    await desk.gone();
    expect(desk.asked[0]?.message).toBe('bastion is open.');
  });

  it('leaves them open when the person wants that', async () => {
    const desk = new Desk();
    desk.answers = [{ response: LEAVE_OPEN }];
    desk.personQuits();
    await desk.gone();
    expect(desk.happened).toEqual(['stop']);
  });

  it('does not go when the person cancels, and asks again the next time', async () => {
    const desk = new Desk();
    desk.answers = [{ response: CANCEL, checkboxChecked: true }, { response: CLOSE }];
    desk.personQuits();
    await waitFor(() => desk.asked.length === 1, { what: 'the question' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(desk.quit).toBe(false);
    expect(desk.happened).toEqual([]);
    desk.personQuits();
    await desk.gone();
    expect(desk.asked).toHaveLength(2);
  });

  it('cancels when the question is closed with Escape', () => {
    const desk = new Desk();
    desk.personQuits();
    const { cancelId = -1, buttons = [] } = desk.asked[0] ?? {};
    expect(buttons[cancelId]).toBe('Cancel');
  });

  it.each([
    [CLOSE, 'remember close'],
    [LEAVE_OPEN, 'remember leave-open'],
  ])('remembers answer %i when the person ticks the box', async (response, remembered) => {
    const desk = new Desk();
    desk.answers = [{ response, checkboxChecked: true }];
    desk.personQuits();
    await desk.gone();
    expect(desk.happened[0]).toBe(remembered);
  });

  it.each([
    ['close', ['close all', 'stop']],
    ['leave-open', ['stop']],
  ] as const)('does not ask who has said %s once and for all', async (setting, happened) => {
    const desk = new Desk();
    desk.setting = setting;
    desk.personQuits();
    await desk.gone();
    expect(desk.asked).toEqual([]);
    expect(desk.happened).toEqual(happened);
  });

  it('says which doors AWS did not close, and goes', async () => {
    const desk = new Desk();
    desk.closes = () => Promise.resolve([door('db')]);
    desk.personQuits();
    await desk.gone();
    expect(desk.asked[1]?.message).toBe('Still open: db (due 14:32).');
  });

  it('does not wait for AWS beyond its limit, and says what may stay open', async () => {
    const desk = new Desk({ limitMs: 20 });
    desk.closes = never;
    desk.personQuits();
    await desk.gone();
    expect(desk.asked[1]?.message).toBe('Still open: bastion (due 14:32), db (due 14:32).');
  });

  it('does not wait beyond its limit for what will not stop', async () => {
    const desk = new Desk({ limitMs: 20 });
    desk.stops = never;
    desk.personQuits();
    await desk.gone();
    expect(desk.happened).toEqual(['close all', 'stop']);
  });

  it('goes even when closing meets a bug, and says what may stay open', async () => {
    const desk = new Desk();
    desk.closes = () => Promise.reject(new Error('a bug'));
    desk.personQuits();
    await desk.gone();
    expect(desk.bugs).toEqual([new Error('a bug')]);
    expect(desk.asked[1]?.message).toBe('Still open: bastion (due 14:32), db (due 14:32).');
  });

  it('goes even when stopping meets a bug', async () => {
    const desk = new Desk();
    desk.stops = () => Promise.reject(new Error('a bug'));
    desk.personQuits();
    await desk.gone();
    expect(desk.bugs).toEqual([new Error('a bug')]);
  });
});

describe('a signal of the system', () => {
  it('is never asked back: open doors are closed', async () => {
    const desk = new Desk();
    desk.sequence.end();
    await desk.gone();
    expect(desk.asked).toEqual([]);
    expect(desk.leftByPerson).toEqual([false]);
    expect(desk.happened).toEqual(['close all', 'stop']);
  });

  it('leaves open what the person wants left open on every quitting', async () => {
    const desk = new Desk();
    desk.setting = 'leave-open';
    desk.sequence.end();
    await desk.gone();
    expect(desk.happened).toEqual(['stop']);
  });

  it('shows nothing either when AWS does not answer', async () => {
    const desk = new Desk({ limitMs: 20 });
    desk.closes = never;
    desk.sequence.end();
    await desk.gone();
    expect(desk.asked).toEqual([]);
  });

  it('that comes twice, as from an impatient system, closes once', async () => {
    const desk = new Desk();
    desk.sequence.end();
    desk.sequence.end();
    await desk.gone();
    expect(desk.happened).toEqual(['close all', 'stop']);
  });

  it('does not wait for the answer to a question that is on the screen', async () => {
    const desk = new Desk();
    desk.answers = [never<never>()];
    desk.personQuits();
    desk.sequence.end();
    await desk.gone();
    expect(desk.happened).toEqual(['close all', 'stop']);
  });

  it('calls a warning off that nobody is there to read', async () => {
    const desk = new Desk();
    desk.closes = () => Promise.resolve([door('db')]);
    desk.answers = [{ response: CLOSE }, never<never>()];
    desk.personQuits();
    await waitFor(() => desk.asked.length === 2, { what: 'the warning' });
    desk.sequence.end();
    await desk.gone();
  });
});

describe('a quit that comes from Electron', () => {
  it('is a signal where nothing else leads to it, and is not asked back', async () => {
    const desk = new Desk();
    desk.appQuits();
    expect(desk.quit).toBe(false);
    await desk.gone();
    expect(desk.asked).toEqual([]);
    expect(desk.happened).toEqual(['close all', 'stop']);
  });

  it('is a person on macOS, where every app has a Quit of its own', async () => {
    const desk = new Desk({ platform: 'darwin' });
    desk.answers = [{ response: LEAVE_OPEN }];
    desk.appQuits();
    desk.appQuits();
    await desk.gone();
    expect(desk.asked).toHaveLength(1);
    expect(desk.happened).toEqual(['stop']);
  });
});
