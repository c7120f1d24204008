import { api, path, type Seen } from '@/shared/api/client';
import type { ProcessView } from '@/shared/api/types';

export const retireProcess = ({ key, seen }: Seen<ProcessView>) =>
  api.post(path('/processes', key, 'retirement'), { body: {}, ifVersion: seen });
export const restoreProcess = ({ key, seen }: Seen<ProcessView>) =>
  api.delete(path('/processes', key, 'retirement'), { ifVersion: seen });
