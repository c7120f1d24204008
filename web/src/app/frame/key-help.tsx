import { Modal } from '@mantine/core';
import { modKey } from '@/shared/keys/shortcuts';
import { useSession } from '@/shared/api/session';
import { admin, allowed, help, notifications, work } from './places';

export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const rows: [string[], string][] = [
    [[modKey, 'K'], 'Find a change, go to a page, act on what is open'],
    [['/'], 'Search'],
    [['c'], 'New change'],
    [['?'], 'This list'],
    [['j'], 'Next line, or the first'],
    [['k'], 'Line before'],
    [['Enter'], 'Open the line'],
    [['a'], 'Press the line’s button: Approve, Take it, Start, Finish'],
    ...[...allowed([...work, ...admin], session), notifications, help].map((p): [string[], string] => [
      ['g', p.key],
      p.title,
    ]),
  ];
  return (
    <Modal opened onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <table style={{ width: '100%', borderSpacing: '0 6px' }}>
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={what}>
              <th scope="row" style={{ width: 110, textAlign: 'left', fontWeight: 400 }}>
                {keys.map((key) => (
                  <kbd key={key} style={{ marginRight: 4 }}>
                    {key}
                  </kbd>
                ))}
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
