import { describe, expect, it } from 'vitest';
import { isKey, keyFrom } from '@/shared/lib/keys';
import { copyOf, fromNothing, keyIn } from './begin';

describe('a new process', () => {
  it('gets a key from its name', () => {
    expect(keyFrom('Änderung der Firewall!')).toBe('anderung-der-firewall');
    expect(keyFrom('2nd line')).toBe('nd-line');
    expect(['normal', 'root-cause-analysis', 'a1'].every(isKey)).toBe(true);
    expect(['', 'Normal', 'a--b', 'a-', '1a', 'a_b'].some(isKey)).toBe(false);
  });

  it('begins with its first stage, its name in quotes where YAML would take it for something else', () => {
    expect(fromNothing('small', 'Small: quick')).toMatch(/^key: small\nname: "Small: quick"\n/);
  });

  it('is a copy of another with nothing altered but key and name', () => {
    const text = '# Why.\r\nkey: normal  # never\r\nname: Normal\r\nstages:\r\n  - key: draft\r\n    name: Draft\r\n';
    expect(copyOf(text, 'firewall', 'Firewall $1 change')).toBe(
      '# Why.\r\nkey: firewall\r\nname: "Firewall $1 change"\r\nstages:\r\n  - key: draft\r\n    name: Draft\r\n',
    );
  });

  it('knows the key that a text gives itself', () => {
    expect(keyIn('# x\nkey: "small-fix" # y\n')).toBe('small-fix');
    expect(keyIn('name: x\nstages:\n  - key: draft\n')).toBe('');
  });
});
